// What people wrote keeps its own language and direction, whatever language the page is in: for the voice that reads
// it aloud, for the letters, and for where a line begins. Told by letters that only one of our languages uses.
const LETTERS = [
  ["ur", /[ٹڈڑںھہۂۃےۓ]/],
  ["ar", /[\u0600-\u06ff]/],
  ["cy", /[ŵŷŴŶ]/],
  ["pl", /[ąćęłńśźżĄĆĘŁŃŚŹŻ]/],
];

/** "ar", "ur", "cy", "pl", else the event's own language. */
export function languageOf(text, usual = "en") {
  return LETTERS.find(([, letters]) => letters.test(text))?.[0] ?? usual;
}

/** Attributes of the element that holds it: html`<h2 ...${ownWords(text)}>${text}</h2>`. */
export const ownWords = (text) => ({ lang: languageOf(text ?? ""), dir: "auto" });
