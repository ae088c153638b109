// While people vote: what their phones show, how many have answered, and no result before the table asks for it.
import { announce } from "../announce.js";
import { Seats } from "../seats.js";
import { html, letters, useEffect } from "../ui.js";
import { BackButton } from "./back.js";
import { EarlierRounds } from "./rounds.js";
import { answeredWords } from "./words.js";

export function CheckScreen({ tablet, point }) {
  const { check } = point;
  return html`<section class="check" aria-label="Agreement">
    <p class="soft check-above">${aboveWords(check, tablet.connection.status.value === "live")}</p>
    <h2 class=${statementLook(point.text)} tabindex="-1" data-land>${point.text}</h2>
    <${Answered} check=${check} />
    <${Doing} tablet=${tablet} check=${check}><${BackButton} tablet=${tablet} point=${point} /><//>
    <${EarlierRounds} point=${point} />
  </section>`;
}

/** Long words must leave the count and the buttons on the screen. */
export const statementLook = (text) => (letters(text) > 140 ? "statement statement-long" : "statement");

function aboveWords({ state }, live) {
  if (state === "locked") return "Voting is closed. Nobody has seen the answers yet.";
  if (state === "open") return "Phones are showing this now";
  return live ? "Opening the voting …" : "Not connected. Phones show this as soon as the tablet is back.";
}

function Answered({ check }) {
  const { title, how, missing } = answeredWords(check);
  const everyone = check.present > 0 && check.answered >= check.present;
  // Each vote would be too much to hear; that the last one is in is worth saying.
  useEffect(() => announce(everyone && "Everyone has answered."), [everyone]);
  return html`<div class="card check-card">
    <${Seats} answered=${check.answered} present=${check.present} />
    <div class="stack">
      <h3>${title}</h3>
      <p>${how}<br />${missing}</p>
      <p class="soft">There is no hurry. Nobody sees the answers until you show the result.</p>
      <p class="soft">Silence is not a yes.</p>
    </div>
  </div>`;
}

/** One main button that stays in its place: it closes and shows, or, when voting is closed already, only shows. */
function Doing({ tablet, check, children }) {
  const { id, state, going } = check;
  const waiting = state === "opening" || Boolean(going);
  const lock = () => tablet.say("lock_check", { check: id });
  const show = () => tablet.say("reveal_check", { check: id });
  // Queued one behind the other: the outbox sends the second when the first has been answered, even after a reload.
  const both = () => {
    lock();
    show();
  };
  const button = (key, words, look, work) => html`<button key=${key} type="button" class=${look}
    data-land=${key === "main"} aria-disabled=${waiting ? "true" : undefined} onClick=${() => !waiting && work()}>${words}</button>`;
  return html`<div class="buttons">
      ${button("main", mainWords(state, going), "button main", state === "locked" ? show : both)}
      ${state !== "locked" && button("lock", "Close voting, show later", "button quiet", lock)}
      ${children}
    </div>
    <p class="note soft">${missingNote(check)}</p>`;
}

/** Only where somebody is missing, and voting is open; the line keeps its place. */
function missingNote({ answered, present, state }) {
  const missing = Math.max(0, present - answered);
  if (missing === 0 || state === "opening") return "";
  return `You can show the result all the same. ${missing} will count as “not answered”.`;
}

function mainWords(state, going) {
  if (going === "reveal") return "Showing the result …";
  if (going === "lock") return "Closing the voting …";
  return state === "locked" ? "Show the result" : "Close voting and show the result";
}
