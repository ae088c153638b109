// A result: one sentence first, then the counts, then the picture, then the voice of those who did not agree.
import { Bar } from "./bar.js";
import { languageOf } from "./own-words.js";
import { Shape } from "./shapes.js";
import { html, number } from "./ui.js";
import { said, t } from "./words.js";

export const OUTCOMES = { agreed: "Agreed", worries: "Agreed, with worries", not_agreed: "Not agreed" };

/** The counts in words and shapes, in the order of the bar below. */
export function Counts({ result }) {
  const shown = [...result.counts].reverse();
  return html`<ul class="counts">
    ${shown.map((c) => html`<${Count} key=${c.id} n=${c.n} words=${c.short} shape=${c.shape} id=${c.id} />`)}
    ${result.skipped > 0 && html`<${Count} n=${result.skipped} words=${t("skipped")} shape="skip" />`}
    ${result.not_answered > 0 && html`<${Count} n=${result.not_answered} words=${t("not answered")} shape="none" />`}
  </ul>`;
}

/** "1 does not agree", "2 do not agree": the server's short words are for many. */
export const inWords = (n, words) =>
  n === 1
    ? words
        .replace(/^do /, "does ")
        .replace(/^have /, "has ")
        .replace(/^((?:fully )?agree)$/, "$1s")
    : words;

const Count = ({ n, words, shape, id }) =>
  html`<li><${Shape} shape=${shape} id=${id} /><span><strong>${number(n)}</strong> ${inWords(n, words)}</span></li>`;

/** The bold opening never leaves the reason: they are one paragraph. words: the only one; or reasons: [{why, table}],
 * table null where no other could say it. */
export function Dissent({ words, reasons = words ? [{ why: words }] : [] }) {
  if (reasons.length === 0) return null;
  return html`<p class="dissent" data-said="dissent"><strong>${t("Not everyone agreed, because")}</strong> ${reasons.map(
    ({ why, table }, i) =>
      html`${i > 0 && "; "}<bdi lang=${languageOf(why)}>${why}</bdi>${table && ` (${t("Table {n}", { n: table })})`}`,
  )}</p>`;
}

/** variant: "blocks" (a table) or "lengths" (the room). outcome: an id of OUTCOMES. grow: animate once. */
export function Result({ result, outcome, dissent, reasons, variant, grow }) {
  if (!result) return null;
  return html`<div class="result">
    <p class="result-sentence">${result.sentence}</p>
    ${outcome && html`<p class="result-outcome"><span class="tag">${said(OUTCOMES[outcome] ?? outcome)}</span></p>`}
    ${result.counts?.length > 0 && html`<${Counts} result=${result} /><${Bar} ...${{ result, variant, grow }} />`}
    <${Dissent} words=${dissent} reasons=${reasons} />
  </div>`;
}
