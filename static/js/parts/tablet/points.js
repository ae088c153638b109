// "What the table has said": open checks first, then the points of the question the room is at, then earlier ones.
import { html, plural } from "../ui.js";
import { PointButton } from "./point-button.js";
import { PointRow } from "./point-row.js";
import { StepHint } from "./steps.js";
import { go, isUnfinished, questionNow } from "./tablet-state.js";
import { JustGone, UndoButton } from "./undo.js";
import { checkWords } from "./words.js";

export function Points({ tablet, view }) {
  const now = questionNow(view)?.number ?? 0;
  const over = view.stage.kind === "ended";
  const points = view.points.filter(({ question }) => question === now);
  const earlier = view.questions.filter(
    ({ number }) => number !== now && view.points.some((p) => p.question === number),
  );
  return html`<section class="said" aria-labelledby="said-title">
    <div class="said-top">
    <div class="said-head">
      <h2 id="said-title" tabindex="-1" data-land>What the table has said</h2>
      <p class="soft">${plural(over ? view.points.length : points.length, "point", "points")}</p>
      ${!over && html`<span class="said-undo"><${UndoButton} ...${{ tablet, view }} /></span>`}
    </div>
    <${StepHint} tablet=${tablet} view=${view} />
    <${JustGone} tablet=${tablet} />
    </div>
    <${OpenChecks} tablet=${tablet} view=${view} now=${now} />
    ${points.length === 0 && !over && html`<p class="soft said-empty">Nothing yet. Write what people say, in their words.</p>`}
    <${Rows} ...${{ tablet, view, points }} />
    ${earlier.map((question) => html`<${Earlier} key=${question.number} ...${{ tablet, view, question, over }} />`)}
  </section>`;
}

const Rows = ({ tablet, view, points }) => html`<ol class="points">
  ${points.map((point) => html`<${PointRow} key=${point.id} ...${{ tablet, view, point, among: points }} />`)}
</ol>`;

function Earlier({ tablet, view, question, over }) {
  const points = view.points.filter((point) => point.question === question.number);
  return html`<details class="earlier" open=${over}>
    <summary>Question ${question.number}: ${plural(points.length, "point", "points")}</summary>
    <p class="soft">${question.text}</p>
    <${Rows} ...${{ tablet, view, points }} />
  </details>`;
}

/** The way back to each vote that has no result yet. Of an earlier question it says so: the room has moved on. */
function OpenChecks({ tablet, view, now }) {
  const open = view.points.filter(({ check }) => isUnfinished(check));
  if (open.length === 0 || view.stage.kind === "ended") return null;
  return open.map(
    (point) => html`<section key=${point.id} class="open-check" aria-label="Open check">
    <div>
      <h3>${point.question === now ? "Open check" : `Still open from question ${point.question}`}</h3>
      <p>${point.text}</p>
      <p class="note">${checkWords(point.check)}</p>
    </div>
    <${PointButton} words="Back to the check" point=${point} onClick=${() => go(tablet, point.id)} />
  </section>`,
  );
}
