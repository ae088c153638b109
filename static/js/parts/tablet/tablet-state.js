// What this tablet itself knows: where its facilitator is looking, and what is half typed.
import { computed, effect, signal } from "../ui.js";
import { trackHopes } from "./hopes.js";
import { keptSignal, keptTexts } from "./kept.js";
import { openSteps } from "./undo.js";
import { tidy } from "./words.js";

const NO_DRAFT = { question: null, kind: "point", text: "" };

export function openTablet({ page, connection, outbox }) {
  const at = `${page.event}:${page.table}`;
  const steps = openSteps(at);
  const { say, view } = trackHopes({ connection, outbox, steps });
  const draft = keptSignal(`draft:${at}`, NO_DRAFT);
  const rewords = keptTexts(`reword:${at}`);
  const reasons = keptTexts(`reason:${at}`);
  const typed = signal({}); // by field of "Your table": not kept, since it may be about people, and goes with the event
  const place = signal(null); // the id of the point whose check or result is on this screen
  const menu = signal(null); // the id of the point whose "More" is open
  const editing = signal(null); // {id, how}: the point that is being changed, merged or split in its row
  const screen = signal(""); // "" the list, or "read", "send", "table", "room"; a point's check goes before it
  const step = signal("capture"); // which of the five steps the table is at
  const guide = signal(null); // {scrolled}: the guide lies over all of these, and leaves them where they were
  const about = signal(null); // the number of the question that is read back or sent: the room may move on meanwhile
  const reading = signal(""); // the id of the point that was read back last
  const tray = signal(false); // upright: whether what stands beside the list is shown
  const read = signal(0); // when the organiser said what someone here has read last
  const gone = signal(null); // {id, text} of the step that put a point aside just now

  const tablet = {
    page,
    connection,
    outbox,
    say,
    view,
    steps,
    draft,
    rewords,
    reasons,
    typed,
    place,
    screen,
    step,
    guide,
    menu,
    editing,
    about,
    reading,
    tray,
    read,
    gone,
  };
  openWhereWeWere(tablet);
  tellWhenWriting(tablet);
  return tablet;
}

/** After a reload in the middle of a vote the facilitator needs the vote, not the list. Later views never move her. */
function openWhereWeWere({ connection, draft, place, step }) {
  const stop = effect(() => {
    const view = connection.view.value;
    if (!view) return;
    if (!draft.peek().text && view.unfinished[0]) {
      place.value = view.unfinished[0].point;
      step.value = "check";
    }
    queueMicrotask(() => stop());
  });
}

/** The organiser sees that a sentence is half typed here, and waits. Said again after each reconnect. */
function tellWhenWriting(tablet) {
  const writing = computed(() => Boolean(tablet.view.value) && typedQuestions(tablet, tablet.view.value).length > 0);
  effect(() => {
    const live = tablet.connection.status.value === "live";
    const busy = writing.value;
    if (live) tablet.connection.busy(busy);
  });
}

/** The question that the room is at, else the last one it talked about. The organiser may have gone back to an
 * earlier one: then that is what people talk about, and what new points belong to. Null before the first. */
export function questionNow({ stage, question }) {
  return stage.number > 0 ? { number: stage.number, text: stage.question } : question;
}

/** The first letter fixes which question the words belong to: the room may move on before the last one. */
export function typeDraft({ draft, view }, text) {
  const before = draft.peek();
  const begun = before.text !== "" && before.question !== null;
  const question = begun ? before.question : (questionNow(view.peek())?.number ?? null);
  draft.value = { ...before, text, question: text === "" ? null : question };
}

export function addDraft({ draft, say }) {
  const { question, kind, text } = draft.peek();
  draft.value = NO_DRAFT; // the kind too: the next sentence is seldom parked, or a barrier, only because this one was
  return say("capture_point", { question, kind, text: tidy(text) });
}

/** The questions that half-typed words on this tablet belong to. Words for what is not shown any more do not count. */
function typedQuestions({ draft, rewords, reasons }, view) {
  const written = new Set([...rewords.some(), ...reasons.some()]);
  const questions = view.points
    .filter(({ id, check }) => written.has(id) || written.has(check?.id))
    .map((p) => p.question);
  if (tidy(draft.value.text)) questions.push(draft.value.question);
  return questions;
}

/** The questions that something here is still about: half-typed words, a vote without its result. */
export function unfinishedQuestions(tablet, view) {
  const voting = view.points.filter(({ check }) => isUnfinished(check)).map(({ question }) => question);
  return [...new Set([...typedQuestions(tablet, view), ...voting])];
}

export const isUnfinished = (check) => Boolean(check?.mine) && check.state !== "revealed";

/** A check of this table that is not at its end, and not of `except`. */
export const openCheckElsewhere = (view, except) =>
  view.points.find(
    ({ id, check }) => id !== except && check?.mine && (check.state === "open" || check.state === "opening"),
  );

/** To a point's check or result, or to a screen. `step`: where that is on the table's way, if neither says it. */
export function go(tablet, point, screen = "", step = "capture") {
  tablet.menu.value = null;
  tablet.gone.value = null;
  tablet.about.value = ["read", "send"].includes(screen) ? questionHere(tablet) : null;
  tablet.guide.value = null;
  tablet.step.value = point
    ? "check"
    : ({ read: "read", send: "send", table: tablet.step.peek(), room: tablet.step.peek() }[screen] ?? step);
  tablet.screen.value = screen;
  tablet.place.value = point;
}

/** The question of what is on the screen, which may not be the room's any more; of the list, the room's. */
function questionHere({ view, place, about }) {
  const { points } = view.peek();
  const shown = points.find(({ id }) => id === place.peek())?.question;
  return shown ?? about.peek() ?? questionNow(view.peek())?.number ?? null;
}

export function askAgreement(tablet, point) {
  tablet.say("open_check", { point, scope: "table" });
  go(tablet, point);
}
