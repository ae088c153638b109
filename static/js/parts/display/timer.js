/** The time that is left: words first, and a bar that shortens. It warns; it never threatens, and closes nothing. */
import { html, useEffect, useState } from "../ui.js";
import { t, tn } from "../words.js";

const LAST = 60;

export function TimeLeft({ timer }) {
  const left = useSecondsLeft(timer.ends_at);
  const share = Math.max(0, Math.min(1, left / timer.seconds));
  return html`
    <div class="time">
      <p class="time-words">${words(left)}</p>
      <span class="answered-track" aria-hidden="true"><span class="answered-fill" style=${{ width: `${share * 100}%` }}></span></span>
      <p class="visually-hidden" role="status">${announced(left, timer.seconds)}</p>
    </div>
  `;
}

export function words(left) {
  if (left <= 0) return t("The time is up. Please finish what you are saying.");
  return tn("{n} minute left", "{n} minutes left", Math.max(1, Math.ceil(left / LAST)));
}

/** Said at the start, at one minute and at the end, and not in between. */
function announced(left, seconds) {
  if (left <= 0) return t("The time is up. Please finish what you are saying.");
  if (left <= LAST) return words(left);
  return tn("You have {n} minute.", "You have {n} minutes.", Math.ceil(seconds / 60));
}

function useSecondsLeft(endsAt) {
  const now = () => Math.ceil((endsAt - Date.now()) / 1000);
  const [left, setLeft] = useState(now);
  useEffect(() => {
    setLeft(now());
    const clock = setInterval(() => setLeft(now()), 500);
    return () => clearInterval(clock);
  }, [endsAt]);
  return left;
}
