// What time it is where timers are set: a device's own clock may be minutes off, or a year.
const ON_THE_WAY_MS = 2_000; // so long a view may have taken: no reason to doubt a clock

let ahead = 0;

/** at: the server's time, in ms, as the first view of a connection says it. */
export function setServerTime(at) {
  const off = at - Date.now();
  ahead = Math.abs(off) < ON_THE_WAY_MS ? 0 : off;
}

export const serverTime = () => Date.now() + ahead;
