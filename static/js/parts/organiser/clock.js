/** The page's own clock, for what counts down: the words change with the minute, not with every second. */
import { useEffect, useState } from "../ui.js";

const EVERY = 5_000;

/** Now, in ms. Devices' clocks differ by little, and a timer only warns. */
export function useNow() {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** "11 min left", "1 min left", "Time is over". */
export function timeLeft(timer, now) {
  if (!timer) return "";
  // `now` is up to five seconds old: what has just been set to two minutes does not begin at three.
  const left = Math.min(timer.ends_at - now, timer.seconds * 1000);
  if (left <= 0) return "Time is over";
  return left < 60_000 ? "Less than 1 min left" : `${Math.ceil(left / 60_000)} min left`;
}

/** "for 2 min"; nothing before a minute has passed. */
export function since(at, now) {
  const minutes = at ? Math.floor((now - at) / 60_000) : 0;
  return minutes >= 1 ? ` for ${minutes} min` : "";
}
