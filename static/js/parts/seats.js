// Who has answered: seats round a table. Filled clockwise from the top, so a seat never stands for a person.
import { cx, html, number, plural } from "./ui.js";

const MOST_SEATS = 60;

/** answered, present: numbers. The number is HTML over the picture, so that it is sized by the screen. */
export function Seats({ answered, present }) {
  const seats = Math.min(Math.max(present, answered, 1), MOST_SEATS);
  const filled = Math.round((answered / Math.max(present, answered, 1)) * seats);
  const r = Math.min(7.5, (Math.PI * 41 * 0.78) / seats);
  return html`<div class="seats" role="img" aria-label=${`${answered} of ${plural(present, "person has", "people have")} answered.`}>
    <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <circle class="seats-table" cx="50" cy="50" r="27" />
      ${Array.from(
        { length: seats },
        (_, i) => html`<circle key=${i} class=${cx("seat", i < filled && "seat-taken")}
        cx=${at(i, seats, Math.sin)} cy=${at(i, seats, (a) => -Math.cos(a))} r=${r} />`,
      )}
    </svg>
    <span class="seats-words" aria-hidden="true"><strong>${number(answered)}</strong><span>of ${number(present)}</span></span>
  </div>`;
}

const at = (i, seats, wave) => (50 + 41 * wave((2 * Math.PI * i) / seats)).toFixed(2);
