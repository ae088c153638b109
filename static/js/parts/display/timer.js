/** The time that is left: words first, and a bar that shortens. It warns; it never threatens, and closes nothing. */
import { isLast, minutesOf, timeLeft, useNow } from "../time-left.js";
import { html } from "../ui.js";
import { t, tn } from "../words.js";

const EVERY_MS = 500; // the bar

export function TimeLeft({ timer }) {
  const left = timeLeft(timer, useNow([timer], EVERY_MS));
  const share = Math.max(0, left / (timer.seconds * 1000));
  return html`
    <div class="time">
      <p class="time-words">${words(left)}</p>
      <span class="answered-track" aria-hidden="true"><span class="answered-fill" style=${{ width: `${share * 100}%` }}></span></span>
      <p class="visually-hidden" role="status">${announced(left, timer.seconds)}</p>
    </div>
  `;
}

function words(left) {
  if (left <= 0) return t("The time is up. Please finish what you are saying.");
  if (isLast(left)) return t("Less than 1 minute left");
  return tn("{n} minute left", "{n} minutes left", minutesOf(left));
}

/** Said at the start, at one minute and at the end, and not in between. */
function announced(left, seconds) {
  if (left <= 0 || isLast(left)) return words(left);
  return tn("You have {n} minute.", "You have {n} minutes.", Math.ceil(seconds / 60));
}
