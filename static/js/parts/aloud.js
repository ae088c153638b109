// Reads a part of the page aloud, by the device's own voice: the sentence is marked, and the word where the voice
// reports it. The marks lie over the page as boxes of their own, so what is read is not touched.

const speech = globalThis.speechSynthesis;
const BLOCK = "p, h1, h2, h3, li, dt, dd, label, legend, button, td, th, summary, .answer-words";
const NOT_READ = "[aria-hidden='true'], [data-silent], nav, .visually-hidden, svg, script, style, textarea, select";
let layer;
let turn = 0; // rises with each reading, so that what an earlier one still reports is not heard

/** Whether this device has a voice for a language ("cy", "en-GB"). */
export function hasVoice(lang) {
  const wanted = lang.slice(0, 2).toLowerCase();
  return (speech?.getVoices() ?? []).some((voice) => voice.lang.toLowerCase().startsWith(wanted));
}

/** Calls back now, and whenever the device's voices have changed: some browsers bring them late. */
export function watchVoices(tell) {
  tell();
  speech?.addEventListener?.("voiceschanged", tell);
}

/** Reads what stands in `part`, sentence by sentence. Resolves when it has ended or was stopped. */
export async function readAloud(part) {
  stopReading();
  turn += 1;
  const mine = turn;
  for (const sentence of sentencesIn(part)) {
    await say(sentence, () => mine === turn && part.isConnected);
    if (mine !== turn || !part.isConnected) break;
  }
  if (mine === turn) clearMarks();
}

export function stopReading() {
  turn += 1;
  speech?.cancel();
  clearMarks();
}

function say(sentence, current) {
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = sentence.lang;
    utterance.onstart = () => {
      if (!current()) return;
      show(sentence);
      mark([["aloud-sentence", sentence.from, sentence.to]], sentence);
    };
    utterance.onboundary = ({ name, charIndex, charLength }) => {
      if (!current() || name === "sentence") return;
      const length = charLength || /^\S*/.exec(sentence.text.slice(charIndex))[0].length;
      const from = sentence.from + charIndex;
      mark(
        [
          ["aloud-sentence", sentence.from, sentence.to],
          ["aloud-word", from, from + length],
        ],
        sentence,
      );
    };
    utterance.onend = done;
    utterance.onerror = done;
    speech.speak(utterance);
  });
}

/** [{text, from, to, lang, pieces, block}]: where each sentence stands. pieces: its block's texts with their offsets. */
function sentencesIn(part) {
  const blocks = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(NOT_READ) || !isSeen(node)) continue;
    const block = parent.closest(BLOCK) ?? parent;
    let last = blocks[blocks.length - 1];
    if (last?.block !== block) {
      last = { block, text: "", pieces: [] };
      blocks.push(last);
    }
    last.pieces.push({ node, at: last.text.length });
    last.text += node.data;
  }
  return blocks.flatMap(({ block, text, pieces }) => {
    const lang = block.closest("[lang]")?.lang || "en-GB";
    return split(text).map(([from, to]) => ({ text: text.slice(from, to), from, to, lang, pieces, block }));
  });
}

const isSeen = (node) =>
  rectsOf(node, 0, node.data.length).length > 0 && getComputedStyle(node.parentElement).visibility !== "hidden";

function split(text) {
  const found = [];
  for (const { 0: part, index } of text.matchAll(/[^.!?؟۔…]+[.!?؟۔…]*["”’)]*/g)) {
    const start = index + part.search(/\S|$/);
    const end = index + part.trimEnd().length;
    if (end > start) found.push([start, end]);
  }
  return found;
}

function rectsOf(node, from, to) {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return [...range.getClientRects()];
}

function mark(parts, { pieces }) {
  clearMarks();
  layer ??= document.createElement("div");
  layer.className = "aloud";
  layer.setAttribute("aria-hidden", "true");
  document.body.append(layer);
  for (const [name, from, to] of parts) {
    for (const { node, at } of pieces) {
      const start = Math.max(from - at, 0);
      const end = Math.min(to - at, node.data.length);
      if (start >= end || !node.isConnected) continue;
      for (const rect of rectsOf(node, start, end)) layer.append(box(name, rect));
    }
  }
}

function box(name, { left, top, width, height }) {
  const drawn = document.createElement("div");
  drawn.className = name;
  drawn.style.left = `${left + scrollX}px`;
  drawn.style.top = `${top + scrollY}px`;
  drawn.style.width = `${width}px`;
  drawn.style.height = `${height}px`;
  return drawn;
}

/** Brings what is read into sight, without moving the focus. */
function show({ block }) {
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: "center" });
}

function clearMarks() {
  layer?.replaceChildren();
}
