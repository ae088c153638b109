/** The head of the page: which event, where the room is, who else works here, whether all is saved. */
import { ConnectionLine } from "../connection-line.js";
import { Logo } from "../logo.js";
import { Act } from "../organiser/act.js";
import { useKeys } from "../present/keys.js";
import { html, plural } from "../ui.js";

export function Head({ desk, connection, outbox }) {
  const { view } = desk;
  const { event, stage, desks } = view;
  const points = view.points.length;
  return html`
    <header class="lead-head">
      <${Logo} />
      <div class="lead-name">
        <h1>Theme desk. ${event.title}</h1>
        <div class="lead-line">
          <span>The room: ${stage.name}.</span>
          <span>${plural(points, "key point", "key points")}, ${plural(view.statements.length, "statement", "statements")}.</span>
          <span>${desks > 1 ? `${desks} people work here.` : "You are alone here."}</span>
          <${ConnectionLine} connection=${connection} outbox=${outbox} device="computer" idle="All saved" />
        </div>
      </div>
      <${Blank} desk=${desk} />
    </header>
  `;
}

/** One key takes everything off the big screen at once. Typing a word with a "b" in it does not, and it can be off. */
function Blank({ desk }) {
  const blank = desk.view.held === "blank";
  const turn = () =>
    desk.act(
      "hold_screen",
      { how: blank ? "" : "blank", words: "" },
      blank ? "The big screen goes on." : "The big screen is blank.",
    );
  useKeys({ blank: () => desk.able && turn() }, true);
  return html`<${Act} able=${desk.able} onPress=${turn}>${blank ? "Show the big screen again (B)" : "Blank the big screen (B)"}<//>`;
}
