// The tablet's sentences. Pure: numbers and views in, plain English out.
import { letters, number, plural } from "../ui.js";

/** The state of a point's check, for the line under its words. "" when it was never asked. */
export function checkWords(check) {
  if (!check) return "";
  const voting = check.mine ? "Voting" : "The whole room’s voting";
  if (check.state === "opening") return "Opening the voting …";
  if (check.state === "open") return `${voting} is open: ${progress(check)}`;
  if (check.state === "locked") return `${voting} closed. The result is not shown yet.`;
  return check.result?.sentence ?? "The result is shown.";
}

// "0 of 0" says nothing: as long as nobody has said how many people there are, only the answers are counted.
const progress = ({ answered, present }) => (present > 0 ? `${answered} of ${present}` : `${answered} so far`);

/** What people at the table read: title, how, and who is missing. */
export function answeredWords(check) {
  const missing = Math.max(0, check.present - check.answered);
  return {
    title: check.present > 0 ? `${check.answered} of ${check.present} have answered` : "Nobody has answered yet",
    how: `${check.by_phone} by phone. ${check.by_hand} by hand.`,
    missing: missingWords(missing, check),
  };
}

function missingWords(missing, { state, present }) {
  if (present === 0) return "";
  if (missing === 0) return "Everyone has answered.";
  return `${missing} ${missing === 1 ? "has" : "have"} not answered${state === "locked" ? "" : " yet"}.`;
}

/** room: how many more hands there can be. Below 0: phones have answered since the hands were counted.
 * without: how many people have no phone. The two differ: someone with a phone may raise a hand, too.
 * asleep: phones whose people have not answered and cannot see the vote, where that is known. Their hands are not asked
 * for: they would vote twice. */
export function handsWords(counted, room, without, asleep = 0) {
  const said = plural(counted, "hand counted.", "hands counted.");
  if (room < 0) return `${said} That is ${-room} too many. Have some of them answered by phone?`;
  if (room === 0) return `${said} You can add no more.`;
  if (counted > 0) return said;
  const wake =
    asleep > 0
      ? ` ${plural(asleep, "phone is", "phones are")} asleep: ask people to wake ${asleep === 1 ? "it" : "them"}.`
      : "";
  if (without === 0) return `Everyone here has a phone.${wake}`;
  return `Count ${plural(without, "hand", "hands")}: ${plural(without, "person here has", "people here have")} no phone.${wake}`;
}

/** The people at a table by their phones. A locked phone has no connection, and its person has a phone all the same. */
export function byPhones({ headcount, phones, joined }) {
  const asleep = Math.max(0, Math.min(joined, headcount) - phones);
  return { asleep, without: Math.max(0, headcount - phones - asleep) };
}

/** How a short list of three to `most` points stands, and what to do next. */
export function shortWords(n, most) {
  if (n === 0) return `Choose 3 to ${most} points to check: press “Short-list” on each.`;
  if (n < 3) return `${n} chosen. Choose 3 to ${most}.`;
  return `${n} chosen${n >= most ? ", the list is full" : ""}. Next: “Read back”.`;
}

/** What hands wait for. */
export const NO_HEADCOUNT = "First say how many people are at the table.";

/** Guidance for words that may go to the big screen. Only `tooLong` is a stop. */
export function lengthWords(text, limits) {
  const n = letters(text);
  if (n > limits.text)
    return {
      tooLong: true,
      words: `${number(n)} letters. A point can hold ${number(limits.text)}. Can it be two points? Your words stay here.`,
    };
  if (n > limits.screen)
    return { long: true, words: `Long for the big screen: ${n} letters. Short points are easier to read.` };
  return { words: `${n} of ${limits.screen} letters` };
}

/** One line, as the server keeps it. */
export const tidy = (text) => text.trim().replace(/\s+/g, " ");

/** Whether the room talks about this question. */
export const isAt = (stage, question) => stage.kind === "question" && stage.number === question;

/** Where the room is, for "The room is moving on to …". */
export function stageWords(stage) {
  if (stage.kind === "question") return `question ${stage.number}`;
  if (stage.kind === "summary") return `the summary of question ${stage.number}`;
  return { lobby: "the lobby", closing: "the closing", ended: "the end of the event" }[stage.kind] ?? stage.name;
}

export const addWords = (kind) => (kind.id === "parked" ? "Add parked point" : `Add ${kind.words.toLowerCase()}`);

/** "123456" is easier to type as "123 456". */
export const spacedCode = (code) =>
  String(code)
    .replace(/\D/g, "")
    .replace(/(\d{3})(?=\d)/g, "$1 ");

/** What a refused operation wanted, for the tray. */
export const NOT_DONE = {
  capture_point: "These words were not added",
  reword_point: "The new words were not saved",
  remove_point: "The point was not put aside",
  take_suggestion: "The suggestion was not taken",
  open_check: "The voting was not opened",
  count_hands: "The hands were not counted",
  lock_check: "The voting was not closed",
  reveal_check: "The result was not shown",
  conclude_check: "What the table says was not saved",
  mark_key: "The key point was not changed",
  set_headcount: "The number of people was not changed",
  undo: "It was not taken back",
  set_aside_suggestion: "The suggestion was not set aside",
  shortlist_point: "The short list was not changed",
  confirm_point: "The read-back was not kept",
  change_kind: "The kind was not changed",
  move_point: "The order was not changed",
  merge_points: "The points were not merged",
  split_point: "The point was not split",
  send_to_room: "The key points were not sent",
  take_back: "The point was not taken back from the room",
  answer_card: "The card was not taken down",
  call_help: "The organiser was not called",
  add_time: "The time was not changed",
  set_timer: "The timer was not stopped",
  name_table: "The name was not saved",
  note_for_table: "The note was not saved",
};
