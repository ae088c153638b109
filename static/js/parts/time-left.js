// How much time a timer has left, alike on every face: they hang in one room, and people compare them.
import { serverTime } from "./server-time.js";
import { useEffect, useState } from "./ui.js";

export const MINUTE = 60_000;
const LOOK_MS = 5_000; // for a device that slept
const LATE_MS = 20; // no earlier than the change

/** In ms. Never more than was given: where no server says the time a clock may be behind, and `now` is a little old. */
export const timeLeft = ({ ends_at, seconds }, now) => Math.min(ends_at - now, seconds * 1000);

/** In whole minutes, rounded up: 2 as long as there is more than one. 0 or less: it is over. */
export const minutesOf = (left) => Math.ceil(left / MINUTE);

/** Whether the last minute is not whole any more. */
export const isLast = (left) => left > 0 && left < MINUTE;

/** Now, in ms, anew whenever a timer comes to its next minute. every: how long at most until it is looked at again. */
export function useNow(timers, every = LOOK_MS) {
  const [now, setNow] = useState(serverTime);
  const ends = timers.filter(Boolean).map(({ ends_at }) => ends_at);
  useEffect(() => {
    let next;
    const look = () => {
      const at = serverTime();
      setNow(at);
      const untilMinutes = ends.map((end) => ((((end - at) % MINUTE) + MINUTE) % MINUTE) + LATE_MS);
      next = setTimeout(look, Math.min(every, ...untilMinutes));
    };
    look();
    return () => clearTimeout(next);
  }, [ends.join(), every]);
  return now;
}
