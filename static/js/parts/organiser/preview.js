/** What the big screen shows, in its own words: every kind of screen, and what holds it. */
import { plural } from "../ui.js";

const HELD = {
  blank: "It is blank just now.",
  break: "It shows a break just now.",
  message: "It shows your words just now.",
  results: "Results are hidden from the room just now.",
};

/** "" while nothing holds it. */
export const heldWords = ({ big }) => HELD[big.held] ?? "";

/** The screen as a list of lines, the first being its heading. */
export function linesOf(view) {
  const { screen } = view;
  const lines = LINES[screen.kind]?.(screen, view) ?? [screen.title];
  return lines.filter(Boolean);
}

const LINES = {
  lobby: (screen, { event }) => [
    event.title,
    `Join with ${spaced(event.code)}`,
    `${screen.joined} ${screen.joined === 1 ? "has" : "have"} joined`,
  ],
  talk: (screen) => [
    screen.question.text,
    `${plural(screen.points, "point", "points")} so far`,
    talking(screen.tables),
    ...screen.newest.map((text) => `“${text}”`),
  ],
  vote: (screen) => [screen.text, ...votingLines(screen)],
  priority: (screen) => [screen.title, ...weighingLines(screen)],
  weighed: (screen) => [screen.title, ...weighingLines({ ...screen, results: screen.results ?? [] })],
  opening: (screen) => [
    screen.title,
    screen.question?.text,
    `${plural(screen.points, "key point", "key points")} from ${plural(screen.tables, "table", "tables")}`,
  ],
  point: (screen) => [screen.text, screen.from && `From ${screen.from}`, screen.result_words, because(screen.reasons)],
  dissent: (screen) => [screen.text, because(screen.reasons)],
  forward: (screen) => [screen.title, ...screen.items.map((text, at) => `${screen.start + at}. ${text}`)],
  map: (screen) => [screen.title, ...screen.items.map(({ text, share }, at) => `${at + 1}. ${text} (${share})`)],
  groups: (screen) => [
    screen.text,
    screen.shared,
    ...screen.rows.map(({ group, words }) => `${group}: ${words}`),
    screen.not_shown,
    screen.note,
  ],
  take: (screen) => [
    screen.title,
    screen.address || "The page is not open yet. Open it with “Open the page for everyone”.",
  ],
};

function votingLines(screen) {
  if (screen.result) return [screen.result.sentence, dissent(screen.dissent)];
  if (screen.state === "waiting") return ["The vote is not open yet."];
  return [screen.state === "open" ? "Vote now on your phone" : "The voting has closed.", answered(screen)];
}

function weighingLines({ list, results, ...screen }) {
  if (results) {
    return results.map(({ votes, people, text }) => `${text}: ${plural(votes, "vote", "votes")} ${from(people)}`);
  }
  return [
    `${plural(screen.votes, "vote", "votes")} each. ${answered(screen)}`,
    ...list.map((text, at) => `${at + 1}. ${text}`),
  ];
}

const from = (people) => `from ${plural(people, "person", "people")}`;
const answered = ({ answered: done, present }) => `${done} of ${present} have answered`;
const because = (reasons) =>
  dissent(reasons.map(({ why, table }) => (table ? `${why} (Table ${table})` : why)).join("; "));
const dissent = (words) => words && `Not everyone agreed, because ${words}`;
const spaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;

function talking(tables) {
  const count = (doing) => tables.filter((table) => table.doing === doing).length;
  const said = [`${plural(count("talking"), "table is", "tables are")} talking`];
  if (count("checking")) said.push(`${count("checking")} checking agreement`);
  if (count("showing")) said.push(`${count("showing")} looking at a result`);
  return said.join(", ");
}
