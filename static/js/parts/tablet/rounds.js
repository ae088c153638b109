// What was asked before these words: each earlier round with its own words and what came of it.
import { html, plural } from "../ui.js";

export function EarlierRounds({ point }) {
  if (point.earlier.length === 0) return null;
  return html`<section class="rounds" aria-labelledby="rounds-title">
    <h3 id="rounds-title">Asked before</h3>
    <ul>${point.earlier.map((round) => html`<${Round} key=${round.round} ...${round} />`)}</ul>
  </section>`;
}

/** In the list, where it takes no room until it is wanted. */
export function RoundsBehind({ point }) {
  if (point.earlier.length === 0) return null;
  return html`<details class="behind">
    <summary>Asked before with other words: ${plural(point.earlier.length, "round", "rounds")}</summary>
    <ul>${point.earlier.map((round) => html`<${Round} key=${round.round} ...${round} />`)}</ul>
  </details>`;
}

const Round = ({ round, text, sentence, outcome_words, dissent }) => html`<li>
  <p><strong>Round ${round}:</strong> “${text}”</p>
  <p>${sentence || "The result was not shown."} ${outcome_words && html`<span class="tag">${outcome_words}</span>`}</p>
  ${dissent && html`<p class="behind-why"><strong>Not everyone agreed, because</strong> ${dissent}</p>`}
</li>`;
