/** What counts down or up on the organiser's page, in words: they change with the minute, not with every second. */
import { isLast, MINUTE, minutesOf, timeLeft } from "../time-left.js";

/** "11 min left", "1 min left", "Time is over". */
export function timerWords(timer, now) {
  if (!timer) return "";
  const left = timeLeft(timer, now);
  if (left <= 0) return "Time is over";
  return isLast(left) ? "Less than 1 min left" : `${minutesOf(left)} min left`;
}

/** "for 2 min"; nothing before a minute has passed. */
export function since(at, now) {
  const minutes = at ? Math.floor((now - at) / MINUTE) : 0;
  return minutes >= 1 ? ` for ${minutes} min` : "";
}
