// How much time is left, in words. It warns, and closes nothing: people can still answer when it is over.
import { isLast, minutesOf, timeLeft, useNow } from "../time-left.js";
import { html } from "../ui.js";
import { t, tn } from "../words.js";

export function TimeLeft({ timer }) {
  const now = useNow([timer]);
  if (!timer) return null;
  return html`<div class="time"><dt>${t("Time")}</dt><dd>${inWords(timeLeft(timer, now))}</dd></div>`;
}

function inWords(left) {
  if (left <= 0) return t("The time is over. You can still answer.");
  if (isLast(left)) return t("Less than 1 minute left");
  return tn("{n} minute left", "{n} minutes left", minutesOf(left));
}
