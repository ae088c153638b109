// How much time is left, in words. It warns, and closes nothing: people can still answer when it is over.
import { html, useEffect, useSignal } from "../ui.js";
import { t, tn } from "../words.js";

const LOOK_MS = 5_000;

export function TimeLeft({ timer }) {
  const now = useSignal(Date.now());
  useEffect(() => {
    if (!timer) return;
    const clock = setInterval(() => {
      now.value = Date.now();
    }, LOOK_MS);
    return () => clearInterval(clock);
  }, [timer?.ends_at]);
  if (!timer) return null;
  // A phone whose clock is wrong must not promise more time than was given.
  const seconds = Math.min(timer.seconds, Math.round((timer.ends_at - now.value) / 1000));
  return html`<div class="time"><dt>${t("Time")}</dt><dd>${inWords(seconds)}</dd></div>`;
}

function inWords(seconds) {
  if (seconds <= 0) return t("The time is over. You can still answer.");
  if (seconds < 60) return t("Less than 1 minute left");
  return tn("{n} minute left", "{n} minutes left", Math.round(seconds / 60));
}
