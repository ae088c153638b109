/** Taking what the big screen tells just now away from the room at once, and letting it back. The story goes on. */
import { html, useState } from "../ui.js";
import { Act } from "./act.js";

const ABOUT = ["point", "dissent", "groups"]; // kinds of steps that are about one item

export function HideItem({ view, lead }) {
  const { screen } = view;
  const [hidden, setHidden] = useState(null); // {id, text}: what was hidden from here last
  const item = ABOUT.includes(screen.kind) && screen.id;
  const hide = async () => {
    const ack = await lead.send("moderate", { item, how: "hidden" });
    if (ack.ok) setHidden({ id: item, text: screen.text });
  };
  const back = async () => {
    const ack = await lead.send("moderate", { item: hidden.id, how: "" });
    if (ack.ok) setHidden(null);
  };
  return html`
    <div class="hide-item">
      ${item && html`<${Act} able=${lead.able} onPress=${hide}>Hide this from the room<//>`}
      <p role="status">${hidden && html`Hidden from the room: “${hidden.text}”.`}</p>
      ${hidden && html`<${Act} able=${lead.able} onPress=${back}>Let the room see it again<//>`}
    </div>
  `;
}
