// A point's own words, large. In Easy Read one idea a row, with a picture beside it where one fits.
import { isEasy, Picture, pictureFor, sentences } from "../pictures.js";
import { cx, html, letters } from "../ui.js";

const LONG = 140; // letters; longer points are set smaller, so that the answers stay near

/** lang: of the words themselves, where it is known. */
export function OwnText({ id, text, lang }) {
  const rows = isEasy() ? sentences(text) : [text];
  const long = letters(text) > LONG;
  return html`<h2 id=${id} lang=${lang} dir="auto" class=${cx("own-text", long && "long")}>
    ${
      rows.length < 2 && !isEasy()
        ? text
        : rows.map(
            (row, i) => html`<span class="idea">
      <${Picture} name=${pictureFor(row) || (i === 0 ? "better" : "")} /><span>${row}</span>${" "}
    </span>`,
          )
    }
  </h2>`;
}
