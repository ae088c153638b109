/** Taking what the big screen tells just now away from the room at once, and letting it back. The story goes on. */
import { announce } from "../announce.js";
import { html, plural } from "../ui.js";
import { Act } from "./act.js";

const ABOUT = ["point", "dissent", "groups"]; // kinds of steps that are about one item

export function HideItem({ view, lead }) {
  const { screen, kept_back: kept } = view;
  const item = ABOUT.includes(screen.kind) && screen.id;
  const moderate = async (id, how, done) => {
    const ack = await lead.send("moderate", { item: id, how });
    if (ack.ok) announce(done);
  };
  return html`
    ${item && html`<${Act} able=${lead.able} onPress=${() => moderate(item, "hidden", "Hidden from the room.")}>Hide this from the room<//>`}
    ${
      kept.length > 0 &&
      html`<details class="steps-all kept-back">
        <summary>${plural(kept.length, "thing is", "things are")} kept from the room</summary>
        <ul>${kept.map(
          ({ id, text }) => html`
            <li key=${id}>
              <p>“${text}”</p>
              <${Act} able=${lead.able} onPress=${() => moderate(id, "", "The room can see it again.")}>Let the room see it<span class="visually-hidden">: “${text}”</span><//>
            </li>
          `,
        )}</ul>
      </details>`
    }
  `;
}
