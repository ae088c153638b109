// Where a table is on its way, in five steps. Each is a button: nothing is locked, people go back and forth.
import { announce } from "../announce.js";
import { cx, html } from "../ui.js";
import { roomHasAll } from "./send.js";
import { go, questionNow } from "./tablet-state.js";
import { shortWords } from "./words.js";

export const pointsNow = (view) => view.points.filter(({ question }) => question === questionNow(view)?.number);
export const shortList = (view) => pointsNow(view).filter((point) => point.short);

/** What comes next to be checked: short-listed, its present words not asked yet. */
export const nextToCheck = (view, except) => shortList(view).find(({ id, check }) => id !== except && !check);

/** How the short list stands, and what comes next with it: the side and the steps say the same. */
export function shortCue(view) {
  const listed = shortList(view);
  if (listed.length === 0 || toReadBack(view)) return shortWords(listed.length, view.limits.short_list);
  if (listed.every(({ check }) => check?.state === "revealed")) return `All are checked. ${afterChecks(view)}`;
  return listed.every(({ confirmed }) => confirmed) ? "All are read back. Next: “Check”." : "Next: “Check”.";
}

/** Whether the short list has words that the table has neither said yes to nor voted on. */
export const toReadBack = (view) => shortList(view).some(({ check, confirmed }) => !check && !confirmed);

const afterChecks = (view) =>
  roomHasAll(view, questionNow(view)?.number) ? "The room has your key points." : "Next: “Send to the room”.";

export function Steps({ tablet, view }) {
  if (["lobby", "ended"].includes(view.stage.kind) || !questionNow(view)) return null;
  const here = tablet.step.value;
  const land = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const steps = [
    ["capture", "Capture", () => [go(tablet, null), land("new-point")]],
    ["short", "Short list", () => [go(tablet, null, "", "short"), land("step-hint")]],
    ["read", "Read back", () => [go(tablet, null, "read"), land("read-words")]],
    ["check", "Check", () => check(tablet, view)],
    ["send", "Send to the room", () => [go(tablet, null, "send"), land("send-title")]],
  ];
  return html`<nav class="steps" aria-label="Steps of this table">
    <ol>${steps.map(
      ([id, words, work], i) => html`<li key=${id}>
      <button type="button" class=${cx("step", here === id && "step-here")} aria-current=${here === id ? "step" : undefined} onClick=${work}>
        <span class="step-number" aria-hidden="true">${i + 1}</span>${words}
      </button></li>`,
    )}</ol>
  </nav>`;
}

/** To the vote that is open, else to the list: which point is asked about stays the table's choice. */
function check(tablet, view) {
  const open = view.points.find(({ check: c }) => c?.mine && c.state !== "revealed");
  if (open) return go(tablet, open.id);
  go(tablet, null, "", "check");
  announce(checkHint(view));
  const next = nextToCheck(view);
  requestAnimationFrame(() =>
    (document.querySelector(`#point-${next?.id} .check-button`) ?? document.getElementById("step-hint"))?.focus(),
  );
}

/** The point that the step "Check" points at: the next of the short list. */
export const pointedAt = (tablet, view) => (tablet.step.value === "check" ? nextToCheck(view)?.id : undefined);

function checkHint(view) {
  const next = nextToCheck(view);
  if (next) return `Which point? Press “Check agreement” on one. Next on your short list: point ${next.number}.`;
  if (pointsNow(view).length === 0) return "Nothing to check yet. Write what people say first.";
  if (shortList(view).length > 0) return `The whole short list is checked. ${afterChecks(view)}`;
  return "Which point? Press “Check agreement” on one.";
}

/** Above the list, what the steps "Short list" and "Check" wait for: both are done in the list itself. */
export function StepHint({ tablet, view }) {
  if (view.stage.kind === "ended") return null;
  const { value: step } = tablet.step;
  const words = step === "check" ? checkHint(view) : step === "short" && shortCue(view);
  if (!words) return null;
  return html`<p id="step-hint" class="step-hint" role="status" tabindex="-1" data-land>${words}</p>`;
}
