// The words of participants' pages, in the language that the person chose. The code says English; for another language
// the page brings (or speak() fetches) one small file of translations. Whatever it lacks stays English.
//   t("You are at Table {n}", { n: 4 })              tn("{n} person", "{n} people", count)
//   said(view.now)    a sentence that the server made, translated by its known pattern
// Call them while drawing, never at the top of a module: the language may change while the page is open.
// The texts must be written out here as literals: `make words` finds them by reading the code.

/** ui.js puts a signal here, so that whatever was drawn with words is drawn again in another language. */
export const redraw = { watch() {}, changed() {} };

const given = () => globalThis.commonTableWords;
const found = (english) => {
  redraw.watch();
  return given()?.messages[keyOf(english)];
};

/** The files of translations name each text by a key, which is much shorter: tools/words/catalogues.py makes the same. */
function keyOf(english) {
  let hash = 0x811c9dc5;
  for (const character of english) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, "0").slice(-6);
}

/** "{n}" becomes values.n. A value that is missing stays visible, as it would in English. */
const fill = (text, values) => (values ? text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all) : text);

/** English words in the person's language. */
export function t(english, values) {
  const text = found(english);
  return fill(typeof text === "string" ? text : english, values);
}

/** The form that goes with a number: tn("{n} person", "{n} people", 3) is "3 people". One text may be all forms. */
export function tn(one, many, n, values) {
  const forms = found(one);
  const text = Array.isArray(forms) ? forms[formOf(n)] : (forms ?? (n === 1 ? one : many));
  return fill(text, { n: number(n), ...values });
}

/** Which of the forms: Arabic has six. */
function formOf(n) {
  const { lang, plural } = given();
  const at = plural.indexOf(new Intl.PluralRules(lang).select(n));
  return at < 0 ? plural.length - 1 : at;
}

/** A number as people write it. Always 0 to 9: cards on the tables and codes are printed so. */
export const number = (n) => new Intl.NumberFormat(`${given()?.lang ?? "en-GB"}-u-nu-latn`).format(n);

const known = new WeakMap(); // of each language: what was translated already

/** What the server said in English: whole, by its pattern, or sentence by sentence. People's own words stay theirs. */
export function said(english) {
  redraw.watch();
  const words = given();
  if (!words || !english) return english;
  if (!known.has(words)) known.set(words, { patterns: patternsIn(words), texts: new Map() });
  const { patterns, texts } = known.get(words);
  if (!texts.has(english)) {
    if (texts.size > 500) texts.clear();
    texts.set(english, translate(english, patterns));
  }
  return texts.get(english);
}

function translate(english, patterns) {
  if (found(english)) return t(english);
  for (const { one, many, at, names } of patterns) {
    const match = at.exec(english);
    if (!match) continue;
    const value = (name, text) => (NUMBER.test(name) ? number(read(text)) : said(text));
    const values = Object.fromEntries(names.map((name, i) => [name, value(name, match[i + 1])]));
    return many ? tn(one, many, Number(read(match[1])), values) : t(one, values);
  }
  const sentences = english.split(". ");
  if (sentences.length === 1) return english;
  return sentences.map((part, i) => said(i < sentences.length - 1 ? `${part}.` : part)).join(" ");
}

const NUMBER = /^n\d?$/; // what a number is called in a pattern
const FIGURES = "(\\d+(?:,\\d{3})*)"; // as the server writes them in English
const read = (figures) => BigInt(figures.replace(/,/g, "")); // a heading may be any number of figures
const patternsIn = ({ patterns }) => patterns.flatMap(([one, many]) => patternsOf(one, many));

/** "{n} has worries." and its plural, to match: numbers where it says {n}, {n2} …, else any words. */
function patternsOf(one, many) {
  return (many ? [one, many] : [one]).map((text) => {
    const names = [];
    const source = text.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, (_, name) => {
      names.push(name);
      return NUMBER.test(name) ? FIGURES : "(.+?)";
    });
    return { one, many, names, at: new RegExp(`^${source}$`) };
  });
}

/** The languages of this page: [{id, name, lang, dir, draft, url}], English first. Empty where there is no choice. */
export const languages = () => JSON.parse(document.getElementById("page")?.textContent || "{}").languages ?? [];

/** The id of the language that is shown: "en", "easy", "cy" … */
export function language() {
  redraw.watch();
  return given()?.id ?? "en";
}

/** Whether these translations still wait for a speaker to review them. */
export function isDraft() {
  redraw.watch();
  return Boolean(given()?.draft);
}

/** The language that this person chose before, if they did. A cookie: the server's pages read it too. */
export const chosen = () => /(?:^|; )language=([\w-]+)/.exec(document.cookie)?.[1] ?? null;

/** Before the first drawing: a page kept from before may be in another language than the one chosen since. */
export async function arrive() {
  const wanted = chosen();
  if (wanted && wanted !== language()) await speak(wanted);
}

/** Show the page in another language, and remember it. False: its words could not be fetched. */
export async function speak(id) {
  if (!(await show(id))) return false;
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is too new, and missing over plain HTTP
  document.cookie = `language=${id}; path=/; max-age=31536000; samesite=lax${secure}`;
  return true;
}

/** Show it so for now: nobody's own choice. */
export async function show(id) {
  const wanted = languages().find((one) => one.id === id);
  if (!wanted) return false;
  if (wanted.url && given()?.id !== id && !(await load(wanted.url))) return false;
  if (!wanted.url) globalThis.commonTableWords = undefined;
  document.documentElement.lang = wanted.lang;
  document.documentElement.dir = wanted.dir;
  redraw.changed();
  return true;
}

/** A script and not a fetch: the same file comes with the page where the language is known beforehand. */
function load(url) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(true);
    script.onerror = () => resolve(false);
    document.head.append(script);
  });
}
