// Where the outbox keeps what was not answered yet: IndexedDB, else localStorage, else memory.
// Record keys: "op:ID" an operation, "no:ID" a refusal not yet read, "done:ID" one that was answered, "n" the last order
// number.
import { del, entries, promisifyRequest, setMany } from "idb-keyval";

const OPEN_MS = 2_000; // some browsers in private windows neither open a store nor say no

/** The best store this browser offers. All have entries(), put({key: value}), drop(key). */
export async function openStore(name) {
  try {
    const store = idbStore(name);
    await within(OPEN_MS, store.entries());
    return store;
  } catch {
    return localStore(name);
  }
}

function idbStore(name) {
  const store = strictStore(`common-table:${name}`);
  return {
    entries: async () => Object.fromEntries(await entries(store)),
    put: (records) => setMany(Object.entries(records), store),
    drop: (key) => del(key, store),
  };
}

/** As idb-keyval's createStore, but a write is done when it is on the disk: by default browsers say so earlier, and a
 * flat battery may take it back. */
function strictStore(database) {
  let opening;
  const open = () => {
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => request.result.createObjectStore("outbox");
    const opened = promisifyRequest(request).then((db) => {
      // Browsers close what they need the room of, or what another version wants: then it is opened again.
      db.onclose = () => {
        opening = undefined;
      };
      return db;
    });
    opened.catch(() => {
      opening = undefined;
    });
    return opened;
  };
  return async (mode, work) => {
    opening ??= open();
    const db = await opening;
    const transaction = db.transaction("outbox", mode, { durability: "strict" });
    return work(transaction.objectStore("outbox"));
  };
}

/** localStorage is one string: small, but an event's answers are small too. Keeps to memory if even that fails. */
function localStore(name, storage = globalThis.localStorage) {
  const key = `common-table:${name}`;
  let memory = {};
  const read = () => {
    try {
      memory = JSON.parse(storage.getItem(key)) ?? memory;
    } catch {
      // no storage at all: memory is what there is
    }
    return memory;
  };
  const write = (records) => {
    memory = records;
    try {
      storage.setItem(key, JSON.stringify(records));
    } catch {
      // full or forbidden
    }
  };
  return {
    entries: async () => ({ ...read() }),
    put: async (records) => write({ ...read(), ...records }),
    drop: async (gone) => {
      const { [gone]: _, ...rest } = read();
      write(rest);
    },
  };
}

/** The records whose key begins so, by order number. */
export const pick = (records, prefix) =>
  Object.entries(records)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, value]) => value)
    .sort((a, b) => (a.n ?? a.op.n) - (b.n ?? b.op.n));

function within(ms, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), ms));
  return Promise.race([promise, late]);
}
