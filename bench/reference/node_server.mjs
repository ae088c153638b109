// The job on Node: socket.io 4 and better-sqlite3, synchronous FULL, one commit for a group.
// With --leaders only leaders and the display are told the counts, as in Common Table.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { Server } from "socket.io";

const COUNTS = 200; // milliseconds between two counts to everybody
const { HOST, PORT, INSTANCE } = process.env;
const LEADERS_ONLY = process.argv.includes("--leaders");
const URL = `http://${HOST}:${PORT}`;
const VIEW = JSON.parse(readFileSync(new globalThis.URL("./phone_view.json", import.meta.url)));
const BUILT = new globalThis.URL("../../static/built/", import.meta.url);
const ASSETS = [
  "page.js",
  "phone.css",
  "phone.js",
  "atkinson-hyperlegible-next-latin-wght-normal.woff2",
];
const ANSWERS = new Set(["agree", "unsure", "disagree", "skip"]);

// As heavy as ours is in the same run.
const key = "opening";
const first = { ...VIEW, version: [1, 1], screen: { key, answered: 0 }, step: { key } };
const size = JSON.stringify(["view", first]).length;
VIEW.padding += "x".repeat(Math.max(0, Number(process.env.VIEW_BYTES ?? 0) - size));

// What a phone loads: the page, and our own assets as they are compressed.
const FILES = new Map();
const names = JSON.parse(readFileSync(new globalThis.URL("manifest.json", BUILT)));
for (const name of ASSETS) {
  const packed = new globalThis.URL(`${names[name]}.gz`, BUILT);
  const path = existsSync(packed) ? packed : new globalThis.URL(names[name], BUILT);
  FILES.set(`/assets/${names[name]}`, readFileSync(path));
}
const tags = [...FILES.keys()].map((path) => `<link href="${path}">`).join("");
const PAGE = Buffer.from(`<!doctype html>${tags}${" ".repeat(2000)}`);

mkdirSync(INSTANCE, { recursive: true });
const db = new Database(`${INSTANCE}/event.db`);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`
CREATE TABLE IF NOT EXISTS facts (seq INTEGER PRIMARY KEY, fact TEXT);
CREATE TABLE IF NOT EXISTS checks (id TEXT PRIMARY KEY, state TEXT);
CREATE TABLE IF NOT EXISTS participants (id TEXT PRIMARY KEY, seat INTEGER);
CREATE TABLE IF NOT EXISTS ballots (check_id TEXT, participant_id TEXT, answer TEXT,
  operation_id TEXT, digest TEXT, n INTEGER, PRIMARY KEY (check_id, participant_id));
`);
const findBallot = db.prepare(
  "SELECT operation_id, digest, n FROM ballots WHERE check_id = ? AND participant_id = ?",
);
const findCheck = db.prepare("SELECT state FROM checks WHERE id = ?");
const putBallot = db.prepare("INSERT OR REPLACE INTO ballots VALUES (?, ?, ?, ?, ?, ?)");
const putPerson = db.prepare("INSERT OR REPLACE INTO participants VALUES (?, 1)");
const putCheck = db.prepare("INSERT OR REPLACE INTO checks VALUES (?, 'open')");
const lockCheck = db.prepare("UPDATE checks SET state = 'locked' WHERE id = ?");
const putFact = db.prepare("INSERT INTO facts (fact) VALUES (?)");

const people = new Set(
  db
    .prepare("SELECT id FROM participants")
    .all()
    .map((row) => row.id),
);
const voted = new Set();
let sequence = 0;
let step = "opening";
let check = "";
let state = "none";

function refusal(o) {
  if (!people.has(o.who)) return "not_here";
  if (o.check !== check) return "unknown_check";
  if (state !== "open") return "check_locked";
  return ANSWERS.has(o.answer) ? "" : "unknown_answer";
}

function vote(o) {
  const digest = createHash("sha256")
    .update(`${o.who}\n${o.check}\n${o.answer}\n${o.id}`)
    .digest("hex");
  const row = findBallot.get(o.check, o.who);
  if (row) {
    if (row.operation_id === o.id) return { ok: row.digest === digest, again: true };
    if (o.n <= row.n) return { ok: true, superseded: true };
  }
  const found = findCheck.get(o.check);
  if (found?.state !== "open") return { ok: false, code: "check_locked" };
  putBallot.run(o.check, o.who, o.answer, o.id, digest, o.n);
  return { ok: true, mine: { [o.check]: o.answer } };
}

function apply(o) {
  if (o.name === "vote") return vote(o);
  if (o.name === "join") {
    putPerson.run(o.who);
    return { ok: true };
  }
  if (o.name === "open_check" || o.name === "open_room_vote") putCheck.run(o.id);
  if (o.name === "lock_check") lockCheck.run(o.check);
  putFact.run(JSON.stringify(o));
  return { ok: true };
}

function evolve(o) {
  if (o.name === "vote") voted.add(o.who);
  else if (o.name === "join") people.add(o.who);
  else if (o.name === "open_check" || o.name === "open_room_vote") {
    check = o.id;
    state = "open";
    voted.clear();
  } else if (o.name === "lock_check") state = "locked";
  else if (o.name === "show_step") step = o.step;
}

// All that came in one turn of the loop is one transaction: acknowledged after its commit.
let waiting = [];
const commit = db.transaction((group) => group.map(([o]) => apply(o)));

function store(o, then) {
  waiting.push([o, then]);
  if (waiting.length === 1) setImmediate(flush);
}

function flush() {
  const group = waiting;
  waiting = [];
  const acks = commit.immediate(group);
  sequence += 1;
  group.forEach(([o, then], at) => {
    if (acks[at].ok) {
      acks[at].version = [1, sequence];
      evolve(o);
    }
    then(acks[at]);
  });
}

const view = () => ({
  ...VIEW,
  version: [1, sequence],
  screen: { key: step, answered: voted.size },
  step: { key: step },
});

function links() {
  const tables = [];
  for (let n = 1; n <= 40; n++)
    tables.push({ number: n, facilitator: `${URL}/t/event-1/${n}#s` });
  const [organiser, display] = [`${URL}/o/event-1#s`, `${URL}/d/event-1#s`];
  return { ok: true, event: "event-1", code: "123456", organiser, display, tables };
}

const http = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    const say = (status, text) => {
      response.writeHead(status, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
        "set-cookie": "who=1; HttpOnly",
      });
      response.end(text);
    };
    const answer = (status, content) => say(status, JSON.stringify(content));
    if (request.url === "/office/events") answer(201, links());
    else if (request.url.startsWith("/j/") && request.method === "POST") {
      const who = JSON.parse(body).token;
      store({ name: "join", who }, () =>
        answer(200, { ok: true, event: "event-1", participant: who }),
      );
    } else if (request.url === "/health") answer(200, { ok: true });
    else say(200, FILES.get(request.url) ?? PAGE);
  });
});

const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false });
let counting = false;

function tellCounts() {
  if (counting) return;
  counting = true;
  setTimeout(() => {
    counting = false;
    (LEADERS_ONLY ? io.to("leaders") : io).emit("view", view());
  }, COUNTS);
}

io.on("connection", (socket) => {
  if (socket.handshake.auth.face !== "phone") socket.join("leaders");
  socket.emit("view", view());
  socket.on("operation", (o, ack) => {
    if (o.name !== "vote") {
      store(o, (answer) => {
        ack(answer);
        io.emit("view", view());
      });
      return;
    }
    const code = refusal(o);
    if (code) ack({ ok: false, code });
    else
      store(o, (answer) => {
        ack(answer);
        tellCounts();
      });
  });
});

http.listen({ port: Number(PORT), host: HOST, backlog: 2048 }, () =>
  console.log(`${URL}/office#s`),
);
process.on("SIGTERM", () => process.exit(0));
