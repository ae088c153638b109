// Where a table is on its way, in five steps. Each is a button: nothing is locked, people go back and forth.
import { cx, html } from "../ui.js";
import { go, questionNow } from "./tablet-state.js";

export const pointsNow = (view) => view.points.filter(({ question }) => question === questionNow(view)?.number);
export const shortList = (view) => pointsNow(view).filter((point) => point.short);

/** What comes next to be checked: short-listed, its present words not asked yet. */
export const nextToCheck = (view, except) => shortList(view).find(({ id, check }) => id !== except && !check);

export function Steps({ tablet, view, point }) {
  if (["lobby", "ended"].includes(view.stage.kind) || !questionNow(view)) return null;
  const here = point ? "check" : { read: "read", send: "send", "": "capture" }[tablet.screen.value];
  const land = (id) => requestAnimationFrame(() => document.getElementById(id)?.focus());
  const steps = [
    ["capture", "Capture", () => [go(tablet, null), land("new-point")]],
    ["short", "Short list", () => [go(tablet, null), land("short-title")]],
    ["read", "Read back", () => [go(tablet, null, "read"), land("read-words")]],
    ["check", "Check", () => check(tablet, view, land)],
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
function check(tablet, view, land) {
  const open = view.points.find(({ check: c }) => c?.mine && c.state !== "revealed");
  if (open) return go(tablet, open.id);
  go(tablet, null);
  const next = nextToCheck(view) ?? pointsNow(view).find((p) => !p.check);
  requestAnimationFrame(() => document.querySelector(`#point-${next?.id} .check-button`)?.focus());
  if (!next) land("said-title");
}
