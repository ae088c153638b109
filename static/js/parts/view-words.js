// A view in the person's language. The server's own sentences are translated; what people wrote stays as they wrote it.
import { isDraft, language, said } from "./words.js";

// The fields in which the server speaks itself. docs/protocol.md shows them all.
const OWN = new Set(
  "now next name words short asks sentence status_words result_words from title about lines help share shared not_shown note".split(
    " ",
  ),
);
const PEOPLES = new Set(["event", "message", "spoken"]);

let last = {};

/** The view to draw. Until a speaker has checked the language, each answer also carries its `english`. */
export function translated(view) {
  const id = language();
  if (!view || id === "en") return view;
  if (last.view !== view || last.id !== id) last = { view, id, drawn: inWords(view) };
  return last.drawn;
}

function inWords(view) {
  const drawn = each(view);
  if (isDraft()) drawn.answers = drawn.answers?.map((a, i) => ({ ...a, english: view.answers[i].words }));
  return drawn;
}

function each(object) {
  const pairs = Object.entries(object).map(([key, value]) => {
    if (PEOPLES.has(key)) return [key, key === "spoken" ? undefined : value];
    // A vote on no point asks a question of ours.
    const own = OWN.has(key) || (key === "text" && object.point === null);
    return [key, one(value, own)];
  });
  return Object.fromEntries(pairs);
}

function one(value, own) {
  if (typeof value === "string") return own ? said(value) : value;
  if (Array.isArray(value)) return value.map((item) => one(item, own));
  return value && typeof value === "object" ? each(value) : value;
}
