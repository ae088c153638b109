/** A vote of the whole room while it runs: the words, and how many have answered. Never a result. */
import { html } from "../ui.js";
import { number, t } from "../words.js";
import { Answered } from "./answered.js";
import { Sheet } from "./fit.js";
import { hiddenWords, Revealed } from "./revealed.js";

export function Vote({ screen }) {
  if (screen.state === "revealed") return html`<${RevealedVote} screen=${screen} />`;
  return html`
    <${Sheet} mark=${screen.key} foot=${html`<${Running} screen=${screen} />`}>
      <h1 class=${`statement may-break ${size(screen.text)}`} dir="auto">${screen.text}</h1>
      ${screen.list.length > 0 && html`<${Listed} list=${screen.list} />`}
    <//>
  `;
}

/** Longer words are set smaller, still far above the floor, so that they share a page with the rest. */
export const size = (text) => (text.length > 120 ? "statement-long" : "");

/** The points were on the pages before; where they do not fit they are named in one line. */
function Listed({ list }) {
  return html`
    <ol class="vote-list may-break">
      ${list.map((text, at) => html`<li key=${at}><span class="vote-number" aria-hidden="true">${at + 1}</span> <span dir="auto">${text}</span></li>`)}
    </ol>
    <p class="vote-listed">${list.length === 1 ? t("The point that we have just seen.") : t("The {n} points that we have just seen.", { n: number(list.length) })}</p>
  `;
}

const CALLS = {
  waiting: () => t("Next: we vote on this together."),
  open: () => t("Vote now on your phone"),
  locked: () => t("The voting has closed."),
};

function Running({ screen }) {
  return html`
    <p class="vote-call">${CALLS[screen.state]()}</p>
    ${screen.state !== "waiting" && html`<${Answered} answered=${screen.answered} present=${screen.present} />`}
  `;
}

function RevealedVote({ screen }) {
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class=${`statement may-break ${size(screen.text)}`} dir="auto" data-said="text">${screen.text}</h1>
      ${
        screen.result
          ? html`<${Revealed} result=${screen.result} words=${screen.result.sentence} dissent=${screen.dissent} />`
          : html`<p class="step-note">${hiddenWords()}</p>`
      }
    <//>
  `;
}
