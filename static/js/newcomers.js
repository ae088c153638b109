// A next person on a phone without network. Who they are is made by the server of a token made here: the same token
// makes the same participant, however often it arrives. Until then they are called "new:TABLE:TOKEN" on this device.
import { uuid7 } from "./parts/id.js";

const NEW = "new:";
const ANSWER_MS = 8_000;

export const newcomer = (table) => `${NEW}${table}:${uuid7()}`;
export const isNewcomer = (who) => Boolean(who?.startsWith(NEW));

/** Joins for them: {ok, participant} or {ok: false, code, words}. Rejects without network. */
export async function seat(who, code) {
  const [table, token] = who.slice(NEW.length).split(":");
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const response = await fetch(`/j/${code}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ table: Number(table), token }),
      credentials: "same-origin",
      signal: stop.signal,
    });
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}
