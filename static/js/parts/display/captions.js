/** The band that is always there: what is being said, in two lines, or that we are not live. */
import { languageOf } from "../own-words.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { attributesOf, Spoken } from "./in-languages.js";
import { readingTime } from "./reading.js";

const LISTS = new Set(["map", "forward", "priority", "weighed"]);

/**
 * The script's sentences that follow each other, as candidates: as many as fit, and none is cut. What is new comes
 * last in a script (how to vote, the counts); a list is told from its start. In groups, of which the first that has
 * one that fits is taken: in each, a candidate holds the one after it.
 */
export function runs(kind, spoken) {
  const all = spoken.map((_, at) => at + 1);
  const of = (from, until) => spoken.slice(from, until).join(" ");
  const found = LISTS.has(kind)
    ? [[...all].reverse().map((until) => of(0, until))]
    : [...all].reverse().map((until) => all.slice(0, until).map((next) => of(next - 1, until)));
  return [...found.filter((group) => group.length > 0), [""]];
}

/**
 * @param says groups of candidates, longest first: the first that fits two lines is shown
 * @param lang of what is shown, where it is ours and not the script's
 * @param script {lang, dir} of the script's sentences; null where something else is shown
 * @param reading what is read aloud just now, and the word: that comes first, in pieces that fit
 */
export function Captions({ says, lang, script = null, reading = null }) {
  const twin = useRef(null);
  const [words, setWords] = useState("");
  const [pieces, setPieces] = useState([]);
  const text = reading?.text ?? "";
  const whole = text || together(says[0][0]);
  const mark = [...says.map(([longest]) => longest), text].join("|");
  const choose = () => {
    if (!twin.current) return;
    const fitting = firstThatFits(twin.current, says);
    setWords(fitting);
    setPieces(text || !fitting ? piecesThatFit(twin.current, whole) : []);
  };
  const [start, end] = usePaged(text || words ? [] : pieces, mark);
  const shown = words || whole;
  useLayoutEffect(choose, [mark]);
  useEffect(() => {
    const watch = new ResizeObserver(choose);
    watch.observe(twin.current);
    document.fonts?.ready.then(choose);
    return () => watch.disconnect();
  }, [mark]);

  const attributes = (shown) =>
    script ? attributesOf(shown, script) : { lang: lang ?? languageOf(shown), dir: "auto" };

  // The twin is measured out of sight, so that the live region only ever holds what is shown.
  return html`
    <footer class="captions">
      ${
        reading
          ? html`<p class="captions-words" ...${attributes(text)} aria-live="off"><span><${Said} reading=${reading} pieces=${pieces} lang=${script?.lang} /></span></p>`
          : html`<p class="captions-words" ...${attributes(shown)} role="status"><span><${Spoken} ...${{ text: shown, lang: script?.lang, start, end }} /></span></p>`
      }
      <p class="captions-words captions-twin" aria-hidden="true" ref=${twin}></p>
    </footer>
  `;
}

/** Where no sentence fits, its pieces follow each other at the pace of a reader, and the last one stays. */
function usePaged(pieces, mark) {
  const [now, setNow] = useState({ mark, at: 0 });
  const at = now.mark === mark ? Math.min(now.at, Math.max(pieces.length - 1, 0)) : 0;
  const piece = pieces[at] ?? [];
  useEffect(() => {
    if (at + 1 >= pieces.length) return undefined;
    const timer = setTimeout(() => setNow({ mark, at: at + 1 }), readingTime(piece[1] - piece[0]));
    return () => clearTimeout(timer);
  }, [mark, at, pieces.length]);
  return piece;
}

/** The piece that holds the word now being said, with the word on its own ground. */
function Said({ reading, pieces, lang }) {
  const { text, from, to } = reading;
  const [start, end] = pieces.find(([, until]) => from < until) ?? [0, text.length];
  return html`<${Spoken} ...${{ text, lang, start, end, said: { from, to } }} />`;
}

const fits = (twin) => twin.scrollHeight <= twin.clientHeight + 1;

function firstThatFits(twin, says) {
  const does = (candidate) => {
    twin.textContent = together(candidate);
    return fits(twin);
  };
  for (const group of says) {
    if (!does(group.at(-1))) continue;
    const first = whereItBegins(group.length - 1, (at) => does(group[at]));
    return together(group[first]);
  }
  return "";
}

/** The first of 0 … last for which it is so, where it is so for all that follow and for the last; by halves. */
function whereItBegins(last, isSo) {
  let from = 0;
  let to = last;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (isSo(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

/** [[start, end], …] of a long sentence, cut between words where two lines are full. */
function piecesThatFit(twin, text) {
  const ends = [...text.matchAll(/\S+\s*/g)].map((word) => word.index + word[0].length);
  const found = [];
  let start = 0;
  for (let word = 0; word < ends.length; ) {
    // Where words do not fit, more of them do not; one stands in any case.
    const tooMany = (more) => {
      twin.textContent = text.slice(start, ends[word + more + 1]);
      return !fits(twin);
    };
    word += whereItBegins(ends.length - 1 - word, tooMany);
    found.push([start, ends[word]]);
    start = ends[word];
    word += 1;
  }
  return found.length > 0 ? found : [[0, text.length]];
}

/** A code is written as it stands on phones; it, and the short question of a sentence, are not broken over lines. */
const together = (words) =>
  words.replace(/\b(\d) (\d) (\d), (\d) (\d) (\d)\b/g, "$1$2$3\u00a0$4$5$6").replace("No phone?", "No\u00a0phone?");
