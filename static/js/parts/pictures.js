// Easy Read's pictures: small drawings of our own in one file, fetched only by those who want them. Never without words.
import { pictured, readPrefs, writePrefs } from "./prefs.js";
import { html, signal } from "./ui.js";

/** What this person has chosen; whatever draws by it is drawn again when it changes. */
export const prefs = signal(readPrefs());

export function choose(change) {
  prefs.value = writePrefs(change);
}

export const isEasy = () => prefs.value.easy === "on";

/** The picture of this name, if they want pictures. */
export function Picture({ name }) {
  if (!name || !pictured(prefs.value)) return null;
  const file = document.documentElement.dataset.sprite;
  return html`<svg class="picture" viewBox="0 0 64 64" aria-hidden="true" focusable="false"><use href=${`${file}#${name}`} /></svg>`;
}

// What a point is about, by its words. Where several are named, the one that is named first.
const ABOUT = [
  ["money", /\b(money|pay|paid|cost|costs|price|afford|benefits?|wage|£)\b/i],
  ["bus", /\b(bus|buses|transport|travel|taxis?|trains?|cars?|drive)\b/i],
  ["phone", /\b(phones?|call|calls|number|ring|text message)\b/i],
  ["letter", /\b(letters?|forms?|information|leaflets?|email|emails|write|words)\b/i],
  ["week", /\b(week|weeks|month|months|days?|weekends?|each week)\b/i],
  ["clock", /\b(times?|late|early|hours?|minutes|wait|waiting|night|morning|evening)\b/i],
  ["doctor", /\b(doctors?|nurses?|gp|health|hospital|medicines?|ill|illness)\b/i],
  ["food", /\b(food|meals?|eat|cook|lunch|dinner)\b/i],
  ["safe", /\b(safe|safety|lock|locks|key|keys|private|privacy|trust)\b/i],
  ["people", /\b(team|teams|people|carers?|workers?|staff|friends?|family|neighbours?|visits?|person|face)\b/i],
  ["house", /\b(home|homes|house|houses|door|flat|live|living)\b/i],
  ["talk", /\b(talk|listen|heard|say|ask|asked|speak|explain|told|tell)\b/i],
];

/** A picture for a sentence, or "" where none of them fits. */
export function pictureFor(text) {
  const found = ABOUT.map(([name, words]) => [text.search(words), name]).filter(([at]) => at >= 0);
  return found.sort(([a], [b]) => a - b)[0]?.[1] ?? "";
}

/** One idea a row: the sentences of a text. */
export const sentences = (text) => text.match(/[^.!?؟۔]+[.!?؟۔]*\s*/g)?.map((part) => part.trim()) ?? [text];
