/** Hands of people without a phone, counted in the room: less, the number, more. Each count replaces the last. */

import { html, plural, useEffect, useRef, useState } from "../ui.js";
import { Act } from "./act.js";

const SEND_AFTER = 400; // one message for a few quick taps

export function Hands({ check, answers, lead }) {
  const [hands, setHands] = useHands(check, lead);
  const choices = answers.filter((answer) => answer.id !== "skip");
  const sum = (counted) => Object.values(counted).reduce((all, n) => all + n, 0);
  // Those who answered by phone, or whose hand a table has counted, have no second one here.
  const tables = Math.max(0, check.by_hand - sum(check.hands));
  const most = Math.max(0, check.present - (check.answered - sum(check.hands)));
  const raised = sum(hands);
  const change = (id, by) => setHands({ ...hands, [id]: Math.max(0, (hands[id] ?? 0) + by) });
  return html`
    <fieldset class="hands">
      <legend>Hands of people without a phone</legend>
      <p class="soft">${
        check.point
          ? "Count the whole room’s hands here."
          : `Each table with a tablet counts its own: ${plural(tables, "hand", "hands")} so far. Count here only people who sit at no such table.`
      }</p>
      ${choices.map(
        ({ id, words }) => html`
          <${Stepper} key=${id} words=${words} count=${hands[id] ?? 0} able=${lead.able}
            more=${raised < most} change=${(by) => change(id, by)} />
        `,
      )}
    </fieldset>
  `;
}

function Stepper({ words, count, more, able, change }) {
  return html`
    <div class="stepper" role="group" aria-label=${words}>
      <span class="stepper-words">${words}</span>
      <${Act} able=${able && count > 0} onPress=${() => change(-1)}>Less<span class="visually-hidden"> hands: ${words}</span><//>
      <output class="stepper-count" aria-label=${`${count} hands`}>${count}</output>
      <${Act} able=${able && more} onPress=${() => change(1)}>More<span class="visually-hidden"> hands: ${words}</span><//>
    </div>
  `;
}

/** What was tapped here counts at once; what another organiser counted comes in when nothing is on its way. */
function useHands(check, lead) {
  const [mine, setMine] = useState(null);
  const timer = useRef(0);
  const latest = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (hands) => {
    setMine(hands);
    latest.current = hands;
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      await lead.send("count_hands", { check: check.id, hands });
      if (latest.current === hands) setMine(null);
    }, SEND_AFTER);
  };
  return [mine ?? check.hands, set];
}
