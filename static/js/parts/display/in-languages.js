/**
 * A sentence of the script in pieces of one language each. What people wrote in another language than the script's is
 * set apart in it, by the signs that Unicode has for that (FSI, PDI): it keeps its language, its direction, its voice.
 */
import { languageOf } from "../own-words.js";
import { html } from "../ui.js";

const APART = /\u2068[^\u2069]*\u2069?/g;

/** [{from, until, lang, quote}] of the whole text, in order. */
export function inLanguages(text, lang) {
  const found = [];
  let at = 0;
  const ours = (until) => until > at && found.push({ from: at, until, lang, quote: false });
  for (const { index, 0: words } of text.matchAll(APART)) {
    ours(index);
    at = index + words.length;
    found.push({ from: index, until: at, lang: languageOf(words), quote: true });
  }
  ours(text.length);
  return found;
}

/** The attributes of an element that holds a text of the script. */
export function attributesOf(text, script) {
  const [first, ...more] = inLanguages(text, script.lang);
  return first?.quote && more.length === 0 ? { lang: first.lang, dir: "auto" } : script;
}

/** A text of the script, or of it what stands from `start` to `end`, with the word that is being said on its own ground. */
export function Spoken({ text, lang, start = 0, end = text.length, said = { from: 0, to: 0 } }) {
  const of = (from, until) => {
    const cut = (place) => Math.min(Math.max(place, from), until);
    const [a, b] = [cut(said.from), cut(said.to)];
    return b > a
      ? html`${text.slice(from, a)}<mark class="said">${text.slice(a, b)}</mark>${text.slice(b, until)}`
      : text.slice(from, until);
  };
  return inLanguages(text, lang).map((piece) => {
    const [from, until] = [Math.max(piece.from, start), Math.min(piece.until, end)];
    if (until <= from) return null;
    return piece.quote ? html`<bdi lang=${piece.lang}>${of(from, until)}</bdi>` : of(from, until);
  });
}
