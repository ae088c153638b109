/**
 * The sentence that each screen says: what a speaker would read aloud, in the captions band.
 * Each function answers candidates, longest first; the band shows the first that fits two lines.
 */
import { plural } from "../ui.js";

const VERBS = {
  full: ["fully agrees", "fully agree"],
  agree: ["agrees", "agree"],
  live: ["can live with it", "can live with it"],
  unsure: ["is not sure", "are not sure"],
  worry: ["has worries", "have worries"],
  disagree: ["does not agree", "do not agree"],
  against: ["does not agree", "do not agree"],
};

export function spoken(view) {
  const { screen } = view;
  const say = SCREENS[screen.kind];
  return say ? say(screen, view) : [view.event.title];
}

/** "94 agree, 6 are not sure, 4 do not agree." Answers that nobody gave are not said. */
export function countsSaid(result) {
  const said = result.counts
    .filter((count) => count.n > 0)
    .map((count) => plural(count.n, ...(VERBS[count.id] ?? [count.short, count.short])));
  return said.length ? `${said.join(", ")}.` : "";
}

export function absentSaid(result) {
  const said = [];
  if (result.skipped) said.push(`${result.skipped} skipped`);
  if (result.not_answered) said.push(plural(result.not_answered, "has not answered", "have not answered"));
  return said.length ? `${said.join(", ")}.` : "";
}

const join = (...parts) => parts.filter(Boolean).join(" ");

const joining = ({ join: how }) => [
  `Join now: go to ${how.words} and type ${how.code}. No name, no e-mail. No phone? We count your hand.`,
  `Join now: go to ${how.words} and type ${how.code}. No phone? We count your hand.`,
  `Join now: go to ${how.words} and type ${how.code}.`,
  `Join with the code ${how.code}.`,
];

/** What to expect. How to join is on the screen itself. */
function today(questions) {
  const talk = `Today: we talk at tables about ${plural(questions ?? 1, "question", "questions")}`;
  return [
    `${talk}. Then we agree together what to take forward.`,
    `${talk}, and agree what to take forward.`,
    `${talk}.`,
  ];
}

const SCREENS = {
  lobby: (screen) => today(screen.questions),
  talk: (_screen, view) => joining(view),
  opening: (screen) => [screen.points ? "One point at a time. Please speak up if we heard it wrong." : ""],
  vote: sayVote,
  point: sayPoint,
  heading: () => [""],
  map: () => [
    "Further right: more of those who were asked agree. Higher up: more tables said it.",
    "Right: more people agree. Up: more tables.",
  ],
  take: () => ["Take it with you."],
  dissent: () => ["Not everyone agreed. The reason stays with the point."],
  forward: (screen) =>
    screen.parts > 1 ? [`This is page ${screen.part} of ${screen.parts}.`] : ["We vote on this together next."],
  thanks: () => ["Thank you for coming, and for what you said."],
  ended: () => ["This event has ended. Thank you for what you said."],
};

function sayVote(screen) {
  if (screen.result) return sayResult(screen.result);
  if (screen.state === "waiting") return ["We vote on this next. Please have your phone ready."];
  if (screen.state === "locked") return ["The voting has closed. The result comes next."];
  return [
    "Please vote now on your phone. No phone? Put your hand up, and we count it.",
    "Please vote now on your phone. No phone? Put your hand up.",
  ];
}

function sayPoint(screen) {
  const from = screen.from ? `From ${screen.from}.` : "";
  if (screen.part < screen.parts) return [join(from, `Part ${screen.part} of ${screen.parts}. The rest comes next.`)];
  return screen.result ? sayResult(screen.result, from) : [from];
}

function sayResult(result, from = "") {
  const counts = countsSaid(result);
  return [
    join(from, counts, absentSaid(result)),
    join(from, counts),
    join(from, result.sentence),
    from || result.sentence,
  ];
}
