// The top bar: whose tablet this is, whether all is saved, and which question it is about.
import { ConnectionLine } from "../connection-line.js";
import { Logo } from "../logo.js";
import { html } from "../ui.js";
import { Clock, HelpButton } from "./cards.js";
import { closeGuide, openGuide } from "./guide.js";
import { questionNow } from "./tablet-state.js";

/** point: the one on the screen, if it is a check or a result. Its question stays above it when the room moves on, as
 * that of what is being read back or sent. */
export function TopBar({ tablet, view, point }) {
  const { connection, outbox } = tablet;
  const [small, large] = titles(view, point, tablet.about.value);
  const guide = tablet.guide.value !== null;
  return html`<header class="top">
    <div class="top-table">
      <${Logo} />
      <div>
        <p class="top-name">Table ${view.table}${view.table_name && ` · ${view.table_name}`}</p>
        <${ConnectionLine} connection=${connection} outbox=${outbox} device="tablet" idle="All saved" />
      </div>
    </div>
    <div class="top-question">
      <p class="soft note">${small}</p>
      <h1>${large}</h1>
    </div>
    <div class="top-buttons">
      <${Clock} ...${{ tablet, view }} />
      <button type="button" class="button" aria-pressed=${guide ? "true" : "false"}
        onClick=${() => (guide ? closeGuide(tablet) : openGuide(tablet))}>Guide</button>
      ${view.stage.kind !== "ended" && html`<${HelpButton} ...${{ tablet, view }} />`}
    </div>
  </header>`;
}

function titles(view, point, about) {
  const { stage, questions, event } = view;
  const question = questions.find(({ number }) => number === about) ?? questionNow(view);
  const of = (number) => `Question ${number} of ${questions.length}`;
  if (point) return [of(point.question), pointTitle(point)];
  if (stage.kind === "lobby" || stage.kind === "ended" || !question)
    return [event.title, LARGE[stage.kind] ?? stage.name];
  return [of(question.number), question.text];
}

const LARGE = { lobby: "Welcome", ended: "Thank you" };

function pointTitle({ number, check }) {
  const name = number ? `point ${number}` : "this point";
  return check?.state === "revealed" ? `The result for ${name}` : `Check agreement on ${name}`;
}
