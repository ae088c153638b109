// Every write goes through here: kept on the device first, then sent until the server has answered.
// An operation's id and order number are fixed when it is queued, so sending it twice does no harm.
// No DOM here: storage, clock, chance, waiting and the way out can all be given, for tests under node.
import { computed, effect, signal } from "@preact/signals";
import { postOperation } from "./by-http.js";
import { isNewcomer, seat as seatNewcomer } from "./newcomers.js";
import { remember, takeBack } from "./outbox-memory.js";
import { openStore, pick } from "./outbox-store.js";
import { uuid7 } from "./parts/id.js";

const IN_FLIGHT = 8;
const LAST_CALL_MS = 12_000; // longer than the longest wait between two tries of a phone
const HTTP_AFTER_MS = 6_000;
const KEEP = new Set(["not_yet", "server_error", "too_many", "not_here", "wrong_link"]); // "no" for now, not for ever
// These need nothing that was sent just before them. All others wait for their elders' answers.
const FREE = new Set(["vote", "suggest_point", "capture_point"]);

export function openOutbox(options) {
  const { event, face, table, connection } = options;
  const name = [event, face, table ?? ""].join(":");
  const {
    store: storeSoon = openStore(name),
    now = Date.now,
    random = Math.random,
    newId = uuid7,
    post = postOperation,
    seat = (who) => seatNewcomer(who, options.code),
    locks = globalThis.navigator?.locks,
    sleep = setTimeout,
  } = options;

  const pending = signal([]);
  const refused = signal([]);
  const failing = signal(false);
  const waiting = new Map(); // id → resolve of the promise that send() gave
  const deferred = new Set(); // votes that were answered "not yet": the others do not wait for them
  const offered = new Set(); // offered again after a restore
  const fresh = signal(new Set()); // queued here, perhaps not in the store yet
  let store;
  let lastN = 0;
  let running = false;
  let wake = () => {};

  const saved = computed(() => {
    if (pending.value.length === 0) return "saved";
    if (connection.status.value === "live" && !failing.value) return "saving";
    // "Kept" is a promise too: said only of what a closed page or a flat battery leaves behind.
    return fresh.value.size > 0 ? "saving" : "kept";
  });
  const ready = Promise.resolve(storeSoon).then(async (opened) => {
    store = opened;
    await reread();
    run();
    const epoch = computed(() => connection.view?.value?.version?.[0]);
    effect(() => {
      if (epoch.value) offerAgain(epoch.value);
    });
  });

  /** Takes in what other tabs have queued or got answered since. */
  async function reread() {
    // Judged by what was stored before the look: what is queued meanwhile cannot be in it.
    const wereStored = new Set(pending.value.filter((op) => !fresh.value.has(op.id)).map((op) => op.id));
    const records = await store.entries().catch(() => null);
    if (!records) return;
    const ops = pick(records, "op:");
    const held = new Set(ops.map((op) => op.id));
    const missing = pending.value.filter((op) => !held.has(op.id));
    const gone = missing.filter((op) => wereStored.has(op.id));
    const unsaved = missing.filter((op) => !wereStored.has(op.id));
    lastN = Math.max(lastN, records.n ?? 0, ...ops.map((op) => op.n));
    refused.value = pick(records, "no:");
    pending.value = [...ops, ...unsaved].sort((a, b) => a.n - b.n);
    for (const op of gone) settle(op, answeredElsewhere(op, refused.value));
    if (gone.length > 0) connection.look?.(); // the answer went to the other tab
  }

  /** Queues an operation. Resolves with the server's answer, however long that takes; never rejects. */
  async function send(name, fields = {}, { who } = {}) {
    await ready;
    lastN = Math.max(lastN + 1, now());
    const op = { id: newId(now()), n: lastN, name, ...(who ? { who } : {}), ...fields };
    const answer = new Promise((resolve) => waiting.set(op.id, resolve));
    fresh.value = new Set([...fresh.value, op.id]);
    pending.value = [...pending.value, op];
    // If it cannot be kept (a full disk) it is still sent from memory.
    await store.put({ [`op:${op.id}`]: op, n: lastN }).then(
      () => isStored(op.id),
      () => {},
    );
    run();
    wake();
    return answer;
  }

  /** Nothing more to fear for it here: it is in the store, or answered. */
  function isStored(id) {
    fresh.value = new Set([...fresh.value].filter((other) => other !== id));
  }

  async function run() {
    if (running) return;
    running = true;
    for (let failures = 0; pending.value.length > 0; ) {
      const went = await oneTabAtATime(locks, name, round);
      failures = went ? 0 : failures + 1;
      failing.value = failures > 1;
      if (!went && pending.value.length > 0) await pause(failures);
    }
    failing.value = false;
    running = false;
  }

  /** Sends the next few in order. False if none of them got anywhere: then it is time to wait. */
  async function round() {
    await reread();
    const stranger = pending.value.find(({ who }) => isNewcomer(who))?.who;
    if (stranger && (await meet(stranger))) return true;
    const known = pending.value.filter(({ who }) => !isNewcomer(who));
    const batch = nextBatch(known, deferred);
    if (batch[0]?.name === "lock_check" && offered.delete(batch[0].id)) await lastCall();
    const answers = await Promise.all(batch.map((op) => transport(op).catch(() => null)));
    let moved = false;
    for (const [i, op] of batch.entries()) moved = (await conclude(op, answers[i])) || moved;
    return moved;
  }

  /** Someone took the phone while there was no network: they join now, and what they said becomes theirs. */
  async function meet(who) {
    const answer = await seat(who).catch(() => null);
    if (typeof answer?.ok !== "boolean" || answer.later || (!answer.ok && KEEP.has(answer.code))) return false;
    const theirs = pending.value.filter((op) => op.who === who);
    if (!answer.ok) {
      for (const op of theirs) await conclude(op, answer);
      return true;
    }
    const renamed = theirs.map((op) => ({ ...op, who: answer.participant }));
    await store.put(Object.fromEntries(renamed.map((op) => [`op:${op.id}`, op]))).catch(() => {});
    pending.value = pending.value.map((op) => renamed.find(({ id }) => id === op.id) ?? op);
    connection.met?.(who, answer.participant);
    return true;
  }

  function transport(op) {
    if (connection.status.value === "live") return connection.emitOperation(op);
    if (now() - connection.since.value < HTTP_AFTER_MS) return Promise.reject(new Error("not connected"));
    // A request that hangs must not hold back what a socket could carry by now.
    return Promise.race([post({ event, face, table, op }), comesAlive()]);
  }

  function comesAlive() {
    return new Promise((_, reject) => {
      const stop = effect(() => {
        if (connection.status.value === "live") setTimeout(() => [stop(), reject(new Error("live again"))], 500);
      });
    });
  }

  async function conclude(op, ack) {
    if (typeof ack?.ok !== "boolean") return false;
    if (!ack.ok && (ack.later || KEEP.has(ack.code))) {
      if (op.name === "vote") deferred.add(op.id);
      return false;
    }
    deferred.delete(op.id);
    if (ack.ok) {
      // A later number stands already: this device's clock was put back. Its next answer comes after that.
      if (ack.superseded) lastN = Math.max(lastN, ack.n ?? 0);
      connection.absorb?.(op, ack);
      await remember(store, op, ack, now());
    } else await keepRefusal({ op, code: ack.code, words: ack.words });
    await store.drop(`op:${op.id}`).catch(() => {});
    isStored(op.id);
    pending.value = pending.value.filter(({ id }) => id !== op.id);
    settle(op, ack);
    return true;
  }

  /** Another epoch: a backup was restored, and what had been saved since it was taken is offered again. */
  async function offerAgain(epoch) {
    const again = await takeBack(store, epoch, now()).catch(() => []);
    if (again.length === 0) return;
    for (const op of again) offered.add(op.id);
    const held = new Set(pending.value.map(({ id }) => id));
    pending.value = [...pending.value, ...again.filter(({ id }) => !held.has(id))].sort((a, b) => a.n - b.n);
    run();
    wake();
  }

  /** The phones offer their votes again too, and find the check only after this tablet has: then it must still be
   * open for a while. */
  const lastCall = () => new Promise((resolve) => sleep(resolve, LAST_CALL_MS));

  async function keepRefusal(entry) {
    refused.value = [...refused.value, entry];
    await store.put({ [`no:${entry.op.id}`]: entry }).catch(() => {});
  }

  async function dismiss(id) {
    refused.value = refused.value.filter(({ op }) => op.id !== id);
    await store.drop(`no:${id}`).catch(() => {});
  }

  function settle(op, ack) {
    waiting.get(op.id)?.(ack);
    waiting.delete(op.id);
  }

  /** Waits longer each time, unevenly; a new connection or a new operation ends the wait. */
  function pause(failures) {
    const ms = Math.min(4_000, 300 * 2 ** Math.min(failures, 5)) * (0.5 + random());
    return new Promise((resolve) => {
      const timer = sleep(done, ms);
      const before = connection.status.value;
      const stop = effect(() => {
        if (connection.status.value === "live" && before !== "live") queueMicrotask(done);
      });
      function done() {
        clearTimeout(timer);
        stop();
        resolve();
      }
      wake = done;
    });
  }

  return { send, pending, refused, dismiss, saved, ready };
}

function answeredElsewhere(op, refusals) {
  const no = refusals.find((entry) => entry.op.id === op.id);
  return no ? { ok: false, code: no.code, words: no.words } : { ok: true, elsewhere: true };
}

/** The leading operations that may travel together. Votes for a check that is not back yet (`deferred`) come last, and
 * hold nothing up. */
export function nextBatch(ops, deferred = new Set()) {
  const eager = leading(ops.filter((op) => !deferred.has(op.id)));
  const patient = ops.filter((op) => deferred.has(op.id)).slice(0, IN_FLIGHT - eager.length);
  return [...eager, ...patient];
}

function leading(ops) {
  if (ops.length === 0 || !FREE.has(ops[0].name)) return ops.slice(0, 1);
  const stop = ops.findIndex((op) => !FREE.has(op.name));
  return ops.slice(0, Math.min(IN_FLIGHT, stop === -1 ? ops.length : stop));
}

/** One tab sends for all, where the browser can say so (HTTPS). A tab that sleeps on the lock must not stop the
 * others, so it is only asked for; without it the server's memory of ids keeps everything single. */
async function oneTabAtATime(locks, name, work) {
  if (!locks) return work();
  for (let tries = 0; tries < 5; tries += 1) {
    let went;
    const got = await locks.request(`outbox:${name}`, { ifAvailable: true }, async (lock) => {
      if (lock) went = await work();
      return Boolean(lock);
    });
    if (got) return went;
    await new Promise((resolve) => setTimeout(resolve, 200 + 400 * Math.random()));
  }
  return work();
}
