// The browser's outbox against the same model as the server's desk (tests/desk/test_never_lost.py): whatever the network,
// the server and the person do, what was queued is applied once, and nothing that was said to be kept is forgotten.
// Run by tests/js/test_outbox.py. No DOM: the store, the way out and the waiting are given.
import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals";
import fc from "fast-check";
import { nextBatch, openOutbox } from "../../static/js/outbox.js";

const later = { ok: false, code: "not_yet", words: "Not yet.", later: true };
const no = (code) => ({ ok: false, code, words: `No: ${code}.` });

/** What a server does with operations: each id once, ballots by (check, who) with the highest number. */
class Model {
  epoch = 1;
  applied = []; // operations in the order in which they changed something
  ballots = new Map();
  refusals = new Set(); // ids that are refused, whenever they come
  checks = new Set(["check-1", "check-2"]);

  take(op) {
    const version = [this.epoch, this.applied.length];
    if (this.applied.some(({ id }) => id === op.id)) return { ok: true, again: true, version };
    if (this.refusals.has(op.id)) return no("check_locked");
    assert.ok(!op.who?.startsWith("new:"), "nobody of that name has joined");
    if (op.name === "vote") {
      if (!this.checks.has(op.check)) return this.epoch > 1 ? later : no("unknown_check");
      const key = `${op.check} ${op.who}`;
      const stands = this.ballots.get(key)?.n ?? -1;
      if (stands >= op.n) return { ok: true, superseded: true, n: stands, version };
      this.ballots.set(key, op);
    }
    if (op.name === "open_check") this.checks.add(op.id);
    this.applied.push(op);
    return { ok: true, version: [this.epoch, this.applied.length] };
  }
}

/** A store that outlives the page, as IndexedDB does. */
class Disk {
  records = {};
  said = []; // every operation that was ever written here, oldest first
  entries = async () => structuredClone(this.records);
  put = async (more) => {
    Object.assign(this.records, structuredClone(more));
    for (const [key, op] of Object.entries(more)) if (key.startsWith("op:")) this.said.push(op);
  };
  drop = async (key) => delete this.records[key];
}

/** The network between one device and the model: `fate` says what becomes of each delivery. */
class Way {
  status = signal("live");
  since = signal(Infinity); // never so long ago that it would be tried by HTTP
  view = signal(null);
  fates = [];
  closed = false;

  constructor(model) {
    this.model = model;
  }

  emitOperation = async (op) => {
    if (this.closed) return new Promise(() => {});
    const fate = this.fates.shift() ?? "arrives";
    if (fate === "lost") throw new Error("no answer");
    if (fate === "not yet") return later;
    const ack = this.model.take(op);
    if (fate === "twice") return this.model.take(op);
    if (fate === "answer lost") throw new Error("no answer");
    return ack;
  };
}

/** A page that is closed says and hears nothing more, in the middle of whatever it did. */
function close(way) {
  way.closed = true;
  way.status.value = "live";
}

let made = 0;
const page = (way, disk, seat, more = {}) =>
  openOutbox({
    event: "e",
    face: "phone",
    connection: way,
    store: disk,
    random: () => 0,
    locks: null,
    seat,
    newId: () => `id-${String(++made).padStart(8, "0")}`,
    sleep: (done) => setImmediate(done),
    ...more,
  });

const breath = () => new Promise((resolve) => setImmediate(resolve));
async function until(what, why) {
  for (let i = 0; i < 2_000; i += 1) {
    if (what()) return;
    await breath();
  }
  assert.fail(why);
}

const fates = fc.array(fc.constantFrom("arrives", "lost", "answer lost", "twice", "not yet"), { maxLength: 12 });
const says = fc.oneof(
  fc.record({ kind: fc.constant("vote"), check: fc.constantFrom("check-1", "check-2"), who: fc.constantFrom("ann", "bo") }),
  fc.record({ kind: fc.constant("capture"), refused: fc.boolean() }),
  fc.record({ kind: fc.constant("mark") }),
  fc.record({ kind: fc.constant("reload") }),
  fc.record({ kind: fc.constant("tab") }),
  fc.record({ kind: fc.constant("offline") }),
  fc.record({ kind: fc.constant("online") }),
);

test("never lost, never doubled, and in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(says, { minLength: 1, maxLength: 14 }), fates, async (day, weather) => {
      const model = new Model();
      const disk = new Disk();
      let way = new Way(model);
      way.fates = [...weather];
      let outbox = page(way, disk);
      await outbox.ready;
      const pages = [way];
      const queued = []; // what the person said, as it was kept
      for (const step of day) {
        if (step.kind === "reload") {
          // Only what the disk holds outlives the page: "kept" must not have been said of anything else.
          await until(() => queued.every(({ id }) => known(id, disk, model)), "said, and not on the disk");
          close(way);
          way = new Way(model);
          pages.push(way);
          outbox = page(way, disk);
          await outbox.ready;
        } else if (step.kind === "tab") {
          const second = new Way(model);
          pages.push(second);
          await page(second, disk).ready;
        } else if (step.kind === "offline") way.status.value = "lost";
        else if (step.kind === "online") way.status.value = "live";
        else queued.push(await say(outbox, disk, step, model));
      }
      way.status.value = "live";
      for (const each of pages) each.fates = [];
      await until(() => !Object.keys(disk.records).some((key) => key.startsWith("op:")), "stuck");

      pages.forEach(close);

      const ids = model.applied.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, "doubled");
      for (const op of queued) {
        if (model.refusals.has(op.id)) assert.ok(disk.records[`no:${op.id}`], "refused, and not told");
        else if (op.name !== "vote") assert.ok(ids.includes(op.id), "lost");
      }
      for (const [key, best] of Object.entries(lastVotes(queued))) {
        assert.equal(model.ballots.get(key)?.id, best.id, "the last answer stands");
      }
      const marks = model.applied.filter(({ name }) => name === "mark_key").map(({ n }) => n);
      assert.deepEqual(marks, [...marks].sort((a, b) => a - b), "in the order said");
    }),
    { numRuns: 150 },
  );
});

async function say(outbox, disk, step, model) {
  const vote = ["vote", { check: step.check, answer: "agree" }, { who: step.who }];
  const [name, fields, more] = { vote, mark: ["mark_key", { point: "p" }] }[step.kind] ?? ["capture_point", { text: "A ramp." }];
  const before = disk.said.length;
  if (step.refused) model.refusals.add(`id-${String(made + 1).padStart(8, "0")}`);
  outbox.send(name, fields, more);
  await until(() => disk.said.length > before, "not queued");
  return disk.said[before];
}

const known = (id, disk, model) =>
  disk.records[`op:${id}`] || disk.records[`no:${id}`] || disk.records[`done:${id}`] || model.applied.some((op) => op.id === id);

function lastVotes(queued) {
  const last = {};
  for (const op of queued) if (op.name === "vote") last[`${op.check} ${op.who}`] = op;
  return last;
}

test("kept is said only of what the disk holds", async () => {
  const disk = new Disk();
  const way = new Way(new Model());
  way.status.value = "lost";
  const outbox = page(way, disk);
  await outbox.ready;
  let written;
  disk.put = (more) => new Promise((resolve) => (written = () => resolve(Object.assign(disk.records, more))));
  outbox.send("vote", { check: "check-1", answer: "agree" }, { who: "ann" });
  await until(() => outbox.pending.value.length === 1, "not queued");
  assert.equal(outbox.saved.value, "saving");
  await until(() => written, "never written");
  written();
  await until(() => outbox.saved.value === "kept", "kept, and not said");
  close(way);
});

test("a full disk is not called kept, and the operation is sent from memory", async () => {
  const disk = new Disk();
  const model = new Model();
  const way = new Way(model);
  way.status.value = "lost";
  const outbox = page(way, disk);
  await outbox.ready;
  disk.put = async () => Promise.reject(new Error("full"));
  const answer = outbox.send("vote", { check: "check-1", answer: "agree" }, { who: "ann" });
  for (let i = 0; i < 20; i += 1) await breath();
  assert.equal(outbox.saved.value, "saving");
  way.status.value = "live";
  assert.equal((await answer).ok, true);
  assert.equal(model.applied.length, 1);
});

test("where a clock was put back and nothing is remembered, the next answer counts again", async () => {
  const model = new Model();
  const vote = (answer) => ["vote", { check: "check-1", answer }, { who: "ann" }];
  const before = new Way(model);
  await page(before, new Disk()).send(...vote("agree"));
  close(before);
  const way = new Way(model);
  const outbox = page(way, new Disk(), undefined, { now: () => 1_000 });
  assert.equal((await outbox.send(...vote("unsure"))).superseded, true);
  assert.equal((await outbox.send(...vote("unsure"))).superseded, undefined);
  assert.equal(model.ballots.get("check-1 ann").answer, "unsure");
  close(way);
});

test("after a restore, what was saved since is offered again, and the lock comes last", async () => {
  let model = new Model();
  const [tabletDisk, phoneDisk] = [new Disk(), new Disk()];
  const [tabletWay, phoneWay] = [new Way(model), new Way(model)];
  const [tablet, phone] = [page(tabletWay, tabletDisk), page(phoneWay, phoneDisk)];
  tabletWay.view.value = phoneWay.view.value = { version: [1, 0] };
  const opened = await tablet.send("open_check", { point: "p", id: "check-new" });
  assert.ok(opened.ok);
  const vote = await phone.send("vote", { check: "check-new", answer: "agree" }, { who: "ann" });
  assert.ok(vote.ok);
  assert.ok((await tablet.send("lock_check", { check: "check-new" })).ok);

  model = new Model(); // a copy from before all that
  model.epoch = 2;
  tabletWay.model = phoneWay.model = model;
  phoneWay.view.value = { version: [2, 0] }; // the phone is first: its check is not back yet
  for (let i = 0; i < 50; i += 1) await breath();
  assert.equal(model.applied.length, 0);
  // Something else that the phone says does not wait for it.
  assert.ok((await phone.send("raise_card", { card: "slow" }, { who: "ann" })).ok);
  tabletWay.view.value = { version: [2, 0] };
  await until(() => model.applied.length === 4, "not all came back");
  assert.deepEqual(model.applied.map(({ name }) => name).sort(), ["lock_check", "open_check", "raise_card", "vote"]);
  assert.equal(model.ballots.get("check-new ann").answer, "agree");
});

test("who took the phone without network joins first, and their answers stay theirs", async () => {
  const model = new Model();
  const disk = new Disk();
  const way = new Way(model);
  way.status.value = "lost";
  const met = [];
  way.met = (from, to) => met.push([from, to]);
  let network = false;
  const seats = { "new:1:bo": "person-bo", "new:1:cy": null };
  const seat = async (who) => {
    if (!network) throw new Error("no network");
    const participant = seats[who];
    return participant ? { ok: true, participant } : { ok: false, code: "wrong_stage", words: "It has ended." };
  };
  const outbox = page(way, disk, seat);
  await outbox.ready;
  const vote = (answer, who) => outbox.send("vote", { check: "check-1", answer }, { who });
  const answers = [vote("agree", "person-ann"), vote("disagree", "new:1:bo"), vote("agree", "new:1:cy")];
  await until(() => outbox.saved.value === "kept" && disk.said.length === 3, "not kept");
  network = true;
  way.status.value = "live";
  const [ann, bo, cy] = await Promise.all(answers);
  assert.deepEqual([ann.ok, bo.ok, cy.code], [true, true, "wrong_stage"]);
  assert.deepEqual([...model.ballots.keys()].sort(), ["check-1 person-ann", "check-1 person-bo"]);
  assert.equal(model.ballots.get("check-1 person-bo").answer, "disagree");
  assert.deepEqual(met, [["new:1:bo", "person-bo"]]);
  assert.equal(outbox.refused.value.length, 1);
  await until(() => !Object.keys(disk.records).some((key) => key.startsWith("op:")), "stuck");
});

test("the leading free operations travel together, a patient vote behind them", () => {
  const op = (id, name) => ({ id, name });
  const ops = [op("a", "vote"), op("b", "vote"), op("c", "mark_key"), op("d", "vote")];
  assert.deepEqual(nextBatch(ops).map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(nextBatch(ops, new Set(["a", "b"])).map(({ id }) => id), ["c", "a", "b"]);
  const many = Array.from({ length: 20 }, (_, i) => op(`v${i}`, "vote"));
  assert.equal(nextBatch(many).length, 8);
  assert.equal(nextBatch(many, new Set(many.map(({ id }) => id))).length, 8);
  assert.deepEqual(nextBatch([]), []);
});
