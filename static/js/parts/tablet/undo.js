// One's own last twenty steps, and the way back from each. The server decides: it takes a step back exactly, or says
// in words why not. Steps are kept on this tablet, so that a reload does not take away the way back.
import { announce } from "../announce.js";
import { html } from "../ui.js";
import { keptSignal } from "./kept.js";

const MOST = 20;
const NONE = [];

// What each step is called on the button. A step that is not here has no way back.
const NAMES = {
  capture_point: (op) => `adding “${short(op.text)}”`,
  reword_point: () => "the new words",
  remove_point: (_, text) => `putting aside “${short(text)}”`,
  set_aside_suggestion: () => "setting a suggestion aside",
  take_suggestion: () => "taking a suggestion",
  mark_key: (op) => (op.key ? "marking a key point" : "taking off a key point"),
  shortlist_point: (op) => (op.on ? "the short list" : "taking it off the short list"),
  confirm_point: () => "the read-back",
  change_kind: () => "the kind",
  move_point: () => "the order",
  merge_points: () => "the merge",
  split_point: () => "the split",
  send_to_room: () => "sending to the room",
  take_back: () => "taking back from the room",
  set_headcount: () => "the number of people",
  name_table: () => "the table’s name",
  count_hands: () => "the hands",
};

const short = (text = "") => (text.length > 40 ? `${text.slice(0, 38)} …` : text);

export function openSteps(at) {
  const steps = keptSignal(`undo:${at}`, NONE);
  const set = (next) => {
    steps.value = next.length > 0 ? next.slice(-MOST) : NONE;
  };
  return {
    get last() {
      return steps.value.at(-1);
    },
    remember(op, view) {
      const name = NAMES[op.name];
      if (!name) return;
      const text = view?.points.find(({ id }) => id === op.point)?.text;
      set([...steps.peek(), { id: op.id, words: name(op, text) }]);
    },
    forget: (op) => set(steps.peek().filter(({ id }) => id !== op.id)),
  };
}

export function undoStep(tablet, step) {
  tablet.steps.forget(step);
  tablet.gone.value = null;
  tablet.say("undo", { operation: step.id }).then((ack) => announce(ack.ok ? "Taken back." : ack.words));
}

export function UndoButton({ tablet }) {
  const { last } = tablet.steps;
  const press = () => (last ? undoStep(tablet, last) : announce("There is nothing to take back."));
  return html`<button type="button" class="button" aria-disabled=${last ? undefined : "true"} onClick=${press}
    aria-label=${last ? `Undo ${last.words}` : "Undo"}>Undo</button>`;
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
