/**
 * Which sentences of the script stand on the page that is shown. A sentence knows its part of the screen, and the
 * element of that part says so too (`data-said`): inside it, the sentence is found by its first letters.
 */
const LETTERS = 24; // of a sentence, that find it

/** [from, until] in `script.spoken`: the sentences that begin on this page; else the one that goes on on it. */
export function sentencesOn(box, page, script) {
  const pages = pagesOf(box, script);
  const from = pages.findIndex((at) => at >= page);
  if (from < 0) return [pages.length - 1, pages.length];
  const after = pages.findIndex((at) => at > page);
  const until = after < 0 ? pages.length : after;
  return from < until ? [from, until] : [Math.max(0, from - 1), from];
}

/** The page of each sentence, from 0. Never one before that of the sentence before. */
function pagesOf(box, { spoken, parts }) {
  const pageOf = measureIn(box);
  let last = 0;
  let part = null;
  return spoken.map((sentence, at) => {
    if (part?.name !== parts[at]) part = partIn(box, parts[at]);
    if (part.letters) last = Math.max(last, pageOf(part.find(sentence)));
    return last;
  });
}

/** The letters of a part, to be searched from where the last sentence was found. */
function partIn(box, name) {
  const element = name && box.querySelector(`[data-said="${name}"]`);
  if (!element) return { name, letters: "" };
  const places = [];
  let letters = "";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    [...walker.currentNode.data].reduce((offset, letter) => {
      if (/\S/.test(letter)) {
        // A letter whose small form is longer would shift all that follow.
        letters += letter.toLowerCase().slice(0, letter.length);
        for (let unit = 0; unit < letter.length; unit += 1) places.push([walker.currentNode, offset]);
      }
      return offset + letter.length;
    }, 0);
  }
  let from = 0;
  const find = (sentence) => {
    const wanted = sentence
      .replace(/[\s\u2068\u2069]/g, "")
      .toLowerCase()
      .slice(0, LETTERS)
      .replace(/[.:]$/, "");
    const found = letters.indexOf(wanted, from);
    const at = found < 0 ? from : found;
    // People say things twice: the next sentence is looked for after this one.
    if (found >= 0) from = Math.min(found + wanted.length, places.length - 1);
    return places[at];
  };
  return { name, letters, find };
}

/** Of a place in a text: into which column of the box it was set. */
function measureIn(box) {
  const { left, right } = box.getBoundingClientRect();
  const { direction, columnGap } = getComputedStyle(box);
  const column = right - left + (Number.parseFloat(columnGap) || 0);
  const range = document.createRange();
  return ([node, offset]) => {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const letter = range.getBoundingClientRect();
    const before = direction === "rtl" ? right - letter.right - box.scrollLeft : letter.left - left + box.scrollLeft;
    return Math.max(0, Math.floor((before + 1) / column));
  };
}
