// One's own last twenty steps, and the way back from each. The server decides: it takes a step back exactly, or says
// in words why not. Steps are kept on this tablet, so that a reload does not take away the way back.
import { announce } from "../announce.js";
import { html, letters, plural } from "../ui.js";
import { hasTimer } from "./cards.js";
import { keptSignal } from "./kept.js";
import { isAt } from "./words.js";

const MOST = 20;
const MOST_LETTERS = 28;
const NONE = [];

// What each step is called on the button. A step that is not here has no way back.
const NAMES = {
  capture_point: (op) => `adding “${short(op.text)}”`,
  reword_point: (op) => `new words “${short(op.text)}”`,
  remove_point: (_, text) => `putting aside “${short(text)}”`,
  set_aside_suggestion: (_, text) => `setting aside “${short(text)}”`,
  take_suggestion: (_, text) => `taking “${short(text)}”`,
  mark_key: (op, text) => `${op.key ? "key point" : "no key point"} “${short(text)}”`,
  shortlist_point: (op, text) => `${op.on ? "short-listing" : "taking off the short list"} “${short(text)}”`,
  confirm_point: (_, text) => `reading back “${short(text)}”`,
  change_kind: (_, text) => `the kind of “${short(text)}”`,
  move_point: (_, text) => `moving “${short(text)}”`,
  merge_points: (op) => `merging into “${short(op.text)}”`,
  split_point: (op) => `splitting off “${short(op.second)}”`,
  send_to_room: (op) => `sending ${plural(op.points.length, "key point", "key points")} to the room`,
  take_back: (_, text) => `taking back “${short(text)}”`,
  set_headcount: (op) => `${plural(op.people, "person", "people")} at the table`,
  add_time: (_op, _text, view) => (hasTimer(view) ? "two more minutes" : "starting a 2-minute timer"),
  set_timer: () => "stopping the timer",
  name_table: () => "the table’s name",
  count_hands: (_, text) => `the hands for ${text ? `“${short(text)}”` : "the room"}`,
};

const votesOpen = ({ points, room }) =>
  [...points.map(({ check }) => check), room].filter((check) => check?.state === "open").map(({ id }) => id);

const TIMED = new Set(["add_time", "set_timer"]);

/** The first words, as many as say which one is meant. */
function short(text = "") {
  if (letters(text) <= MOST_LETTERS) return text;
  const cut = [...text].slice(0, MOST_LETTERS).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 12))} …`;
}

/** The words that a step is about. */
const textOf = (op, { points, suggestions }) =>
  [...points, ...suggestions].find(({ id, check }) => id === op.point || (op.check && check?.id === op.check))?.text;

export function openSteps(at) {
  const steps = keptSignal(`undo:${at}`, NONE);
  const set = (next) => {
    steps.value = next.length > 0 ? next.slice(-MOST) : NONE;
  };
  return {
    get latest() {
      return steps.value.at(-1);
    },
    /** What "Undo" takes back. Once the room has moved on it has the key points, sent or not: only "Take back" helps.
     * A timer has gone with its question, and hands stay as they were counted once their vote is closed. */
    last(view) {
      const there = ({ timed, counted }) =>
        (!timed || timed === view.stage.id) && (!counted || votesOpen(view).includes(counted));
      const step = steps.value.filter(there).at(-1);
      return step?.sent && !isAt(view.stage, step.sent) ? undefined : step;
    },
    remember(op, view) {
      const name = NAMES[op.name];
      if (!name) return;
      set([
        ...steps.peek(),
        {
          id: op.id,
          words: name(op, textOf(op, view), view),
          sent: op.points && op.question,
          timed: TIMED.has(op.name) && view.stage.id,
          counted: op.name === "count_hands" && op.check,
        },
      ]);
    },
    forget: (op) => set(steps.peek().filter(({ id }) => id !== op.id)),
  };
}

function undoStep(tablet, step) {
  tablet.steps.forget(step);
  tablet.gone.value = null;
  tablet.say("undo", { operation: step.id }).then((ack) => announce(ack.ok ? `Taken back: ${step.words}.` : ack.words));
}

export function UndoButton({ tablet, view }) {
  const last = tablet.steps.last(view);
  const press = () => (last ? undoStep(tablet, last) : announce("There is nothing to take back."));
  return html`<button type="button" class="button" aria-disabled=${last ? undefined : "true"}
    onClick=${press}>${last ? `Undo ${last.words}` : "Undo"}</button>`;
}

/** After "Put aside": the way back stands where the eye is. */
export function JustGone({ tablet }) {
  const step = tablet.gone.value;
  if (!step) return null;
  const back = () => {
    undoStep(tablet, step);
    document.getElementById("said-title")?.focus();
  };
  return html`<div class="gone">
    <p>Put aside: “${step.text}”</p>
    <button type="button" class="button" onClick=${back}>Bring it back</button>
  </div>`;
}
