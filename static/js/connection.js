// The only file that touches socket.io. Brings the face's current view, and takes operations out.
// Delivery is at most once here: whatever must not be lost goes through outbox.js.
import { signal } from "@preact/signals";
import { io } from "socket.io-client";
import { fetchView } from "./by-http.js";
import { keepView } from "./kept-view.js";
import { isNewcomer } from "./newcomers.js";
import { setServerTime } from "./parts/server-time.js";

const ANSWER_MS = 8_000;
const LOOK_MS = 2_500;
const HTTP_AFTER_MS = 6_000; // no socket for so long: ask by plain requests meanwhile
const FOR_GOOD = new Set(["not_here", "wrong_link"]); // asking again would get the same answer
const LOST_WORDS = { code: "server_error", words: "We cannot reach the event just now." };

/** True if `next` is not older than `shown`. Another epoch (a restored backup) always counts as newer. */
export function isCurrent(next, shown) {
  if (!next?.version) return false;
  if (!shown?.version || next.version[0] !== shown.version[0]) return true;
  return next.version[1] >= shown.version[1];
}

/** Connects one face of one event.
 * status: "connecting" | "live" | "lost" | "refused"; since: when it became so.
 * view: what to show; mine: the present person's answers by check; own: what else is theirs; who: that person.
 * problem: {code, words} when the server said no. */
export function connect({ event, face, table, who: holder = null }) {
  const view = signal(null);
  const mine = signal({});
  const own = signal({}); // what else is this person's alone: my_cards, my_suggestions, my_worries
  const who = signal(holder);
  const renamed = signal(null); // {from, to}: someone who took the phone without network, and has joined now
  const status = signal("connecting");
  const since = signal(Date.now());
  const problem = signal(null);
  const last = keepView({ event, face, table });
  const known = () => (isNewcomer(who.peek()) ? null : who.peek());
  let refusedTimer = 0;

  const socket = io({
    path: "/socket.io",
    // Asked at each connect: a shared phone may have changed hands.
    auth: (tell) => tell({ event, face, ...(table ? { table } : {}), ...(known() ? { who: known() } : {}) }),
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    // A restarted server must be found within five seconds, and 600 phones must not all knock at once.
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
    randomizationFactor: 0.4,
    timeout: 5_000,
    autoConnect: false,
  });

  function become(next) {
    if (status.value === next) return;
    status.value = next;
    since.value = Date.now();
    if (next === "lost" && !view.value) showLast();
  }

  /** No server, and nothing shown yet: what this device was shown last is better than an empty page. */
  function showLast() {
    const shown = last.read();
    if (!shown || (who.value && shown.who !== who.value)) return;
    since.value = shown.at;
    who.value = shown.who;
    mine.value = shown.mine;
    own.value = shown.own ?? {};
    view.value = shown.view;
  }

  const keep = () => last.soon(() => ({ view: view.value, who: who.value, mine: mine.value, own: own.value }));

  function take(next) {
    if (next?.at) setServerTime(next.at);
    if (!isCurrent(next, view.value)) return;
    // Who joined without network is not known there yet: what is somebody else's is not shown to them.
    const theirs = next.who && !isNewcomer(who.value);
    if (theirs) who.value = next.who;
    if (theirs && next.mine) mine.value = next.mine;
    if (theirs) own.value = Object.fromEntries(Object.entries(next).filter(([name]) => name.startsWith("my_")));
    view.value = next;
    keep();
  }

  /** On a shared phone: who holds it now. The screen is cleared at once; the server then says what is theirs.
   * fresh: this person joined after the socket did, so the socket does not know them yet. */
  function handTo(person, fresh = false) {
    last.forget();
    who.value = person;
    mine.value = {};
    own.value = {};
    if (isNewcomer(person)) {
      view.value = withoutPerson(view.value);
      keep();
      return;
    }
    if (fresh || !socket.connected) restart();
    else look();
  }

  /** Somebody who had taken the phone without network has joined. The socket must learn of them too. */
  function met(newcomer, person) {
    renamed.value = { from: newcomer, to: person };
    if (who.value === newcomer) who.value = person;
    restart();
  }

  /** An acknowledgement brings this person's answers; those of someone who held the phone before are not shown. */
  function absorb(op, ack) {
    if (ack?.mine && (!op.who || op.who === who.value)) mine.value = { ...mine.value, ...ack.mine };
    keep();
  }

  function refused(said) {
    problem.value = said;
    clearTimeout(refusedTimer);
    if (FOR_GOOD.has(said.code)) {
      last.forget();
      become("refused");
      socket.disconnect();
      return;
    }
    become("lost");
    // socket.io does not try again by itself after a "no".
    refusedTimer = setTimeout(() => socket.connect(), 1_000 + Math.random() * 2_000);
  }

  socket.on("connect", () => {
    problem.value = null;
    become("live");
  });
  socket.on("view", take);
  socket.on("problem", (said) => refused(said ?? LOST_WORDS));
  socket.on("connect_error", (error) => {
    if (error.data?.code) refused(error.data);
    else if (!socket.active) refused({ ...LOST_WORDS, words: error.message || LOST_WORDS.words });
    else {
      // Some proxies let a WebSocket open and then carry nothing. Then begin with the other way.
      if (error.message === "timeout") socket.io.opts.transports.reverse();
      become("lost");
    }
  });
  socket.on("disconnect", (reason) => {
    if (status.value === "refused") return;
    become("lost");
    // The server closed it on purpose, perhaps to restart: then it is for us to come back.
    if (reason === "io server disconnect" && !FOR_GOOD.has(problem.value?.code)) {
      clearTimeout(refusedTimer);
      refusedTimer = setTimeout(() => socket.connect(), 300 + Math.random() * 700);
    }
  });

  /** Never while disconnected: socket.io would keep it and send it late, behind the outbox's back. */
  function ask(name, message, ms) {
    if (!socket.connected) return Promise.reject(new Error("not connected"));
    return socket.timeout(ms).emitWithAck(name, message);
  }

  /** Drop a socket that may be dead, and try at once rather than after the usual wait. */
  function restart() {
    if (status.value === "refused") return;
    clearTimeout(refusedTimer);
    socket.disconnect();
    become("lost");
    socket.connect();
  }

  async function look() {
    try {
      const answer = await ask("look", known() ? { who: known() } : {}, LOOK_MS);
      if (answer?.ok) take(answer.view);
      else if (answer?.code === "not_here") restart();
    } catch {
      restart();
    }
  }

  async function emitOperation(op) {
    try {
      const ack = await ask("operation", op, ANSWER_MS);
      absorb(op, ack);
      return ack;
    } catch (error) {
      if (socket.connected) look(); // no answer on a socket that seems alive: find out
      throw error;
    }
  }

  function busy(writing) {
    if (socket.connected) socket.emit("busy", { writing });
  }

  /** Of a display: into how many pages it has to set a step, and which sentences of its script it says now. */
  function tellPages(step, pages, said) {
    if (socket.connected) socket.emit("pages", { step, pages, said });
  }

  async function lookByHttp() {
    const socketless = status.value !== "live" && Date.now() - since.value > HTTP_AFTER_MS;
    if (!socketless || status.value === "refused" || document.hidden) return;
    take((await fetchView({ event, face, table, who: known() }).catch(() => null))?.view);
  }

  setInterval(lookByHttp, 3_500 + Math.random() * 1_500); // uneven, so that a room does not knock at once
  watchPage(() => (socket.connected ? look() : restart()));
  socket.connect();
  return {
    view,
    mine,
    own,
    who,
    status,
    since,
    problem,
    emitOperation,
    absorb,
    look,
    restart,
    busy,
    tellPages,
    handTo,
    met,
    renamed,
  };
}

/** A phone's view, without what is one person's alone. */
function withoutPerson(view) {
  const shared = Object.entries(view ?? {}).filter(([name]) => !/^(mine|who|my_.*)$/.test(name));
  return view && Object.fromEntries(shared);
}

/** Phones sleep, and browsers bring back whole pages with dead sockets in them. */
function watchPage(wake) {
  let last = 0;
  const once = () => {
    if (document.visibilityState === "hidden" || Date.now() - last < 500) return;
    last = Date.now();
    wake();
  };
  document.addEventListener("visibilitychange", once);
  window.addEventListener("pageshow", (event) => event.persisted && once());
  window.addEventListener("online", once);
}
