// What was saved lately, in case a backup is restored: the server's file then goes back in time, and what it had
// acknowledged since the copy was taken is offered again, under its old id and number. Record key: "done:ID".
import { pick } from "./outbox-store.js";

const MOST = 200;
const LONGEST_MS = 3 * 3600_000;

/** Notes an acknowledged operation with the epoch it was saved in. A full disk loses only this note. */
export async function remember(store, op, ack, at) {
  if (!ack.version) return;
  await store.put({ [`done:${op.id}`]: { op, epoch: ack.version[0], at } }).catch(() => {});
}

/** The operations of an earlier epoch, oldest first. They stand among the unanswered ones ("op:ID") from now on. */
export async function takeBack(store, epoch, now) {
  const done = pick(await store.entries(), "done:");
  const recent = done.slice(-MOST).filter(({ at }) => now - at < LONGEST_MS);
  const again = recent.filter((kept) => kept.epoch < epoch);
  if (again.length > 0) await store.put(Object.fromEntries(again.map(({ op }) => [`op:${op.id}`, op])));
  const stays = new Set(recent.filter((kept) => kept.epoch >= epoch));
  for (const kept of done) if (!stays.has(kept)) await store.drop(`done:${kept.op.id}`);
  return again.map(({ op }) => op);
}
