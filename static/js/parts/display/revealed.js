/** A result for the whole room: a sentence first, then the counts, then the bar, then those who did not agree. */
import { Bar } from "../bar.js";
import { Counts, Dissent as DissentWords } from "../result.js";
import { cx, html } from "../ui.js";
import { t } from "../words.js";

const ONE_LINE = 36;

export const hiddenWords = () => t("The result comes in a moment.");

export function Revealed({ result, words, dissent, reasons }) {
  return html`
    <div class="revealed" data-said="result">
      <p class=${cx("result-sentence", words.length > ONE_LINE && "says-long")}>${words}</p>
      <${Counts} result=${result} />
      ${result.answered > 0 && html`<${Bar} result=${result} variant="lengths" grow=${true} />`}
    </div>
    <${DissentWords} words=${dissent} reasons=${reasons} />
  `;
}
