// What the big screen shows in a summary or the closing, in words, for those who cannot see it from their seat.

import { GroupRow } from "../group-bar.js";
import { languageOf, ownWords } from "../own-words.js";
import { Dissent, Result } from "../result.js";
import { html } from "../ui.js";
import { number, t, tn } from "../words.js";
import { OwnText } from "./own-text.js";
import { Weighed } from "./priorities.js";

export function Step({ step }) {
  const draw = STEPS[step.kind];
  return draw ? html`<section class="step">${draw(step)}</section>` : null;
}

const Title = ({ title, words }) => html`<h2>${title}</h2>${words && html`<p>${words}</p>`}`;

/** The number stays where the page's numbers stand; the words keep their own direction. */
const Items = ({ items, start }) => html`<ol class="check-list" start=${start}>
  ${items.map((item) => html`<li><bdi lang=${languageOf(item)}>${item}</bdi></li>`)}
</ol>`;

const STEPS = {
  opening: ({ title, question, points, tables }) => html`
    <h2>${title}</h2>
    ${question && html`<p class="lead" ...${ownWords(question.text)}>${question.text}</p>`}
    <p>${t("{points} from {tables}.", { points: tn("{n} key point", "{n} key points", points), tables: tn("{n} table", "{n} tables", tables) })}</p>`,
  heading: ({ title }) => html`<${Title} title=${title} />`,
  point: (step) => html`
    <p class="check-about">${step.from && t("From {table}", { table: step.from })}</p>
    <${OwnText} text=${step.text} lang=${languageOf(step.text)} />
    ${step.parts > 1 && html`<p class="soft">${t("Part {part} of {parts}.", { part: step.part, parts: step.parts })}</p>`}
    ${
      step.result
        ? html`<${Result} result=${step.result} reasons=${step.reasons} />`
        : html`<p>${step.result_words}</p><${Dissent} reasons=${step.reasons} />`
    }
    ${step.sources?.length > 1 && html`<${Sources} sources=${step.sources} />`}`,
  dissent: ({ text, reasons }) =>
    html`<${OwnText} text=${text} lang=${languageOf(text)} /><${Dissent} reasons=${reasons} />`,
  groups: ({ title, text, shared, rows, not_shown, note }) => html`
    <p class="check-about">${title}</p>
    <${OwnText} text=${text} lang=${languageOf(text)} />
    ${shared && html`<p class="result-sentence">${shared}</p>`}
    <ul class="step-groups">
      ${rows.map((row) => html`<li><${GroupRow} row=${row} /></li>`)}
    </ul>
    ${not_shown && html`<p>${not_shown}</p>`}
    ${note && html`<p class="soft">${note}</p>`}`,
  forward: ({ title, start, items }) => html`
    <h2>${title}</h2>
    <${Items} items=${items} start=${start} />`,
  vote: ({ title, text, state, list, result, dissent }) => html`
    <h2 dir="auto">${title || text}</h2>
    <${Items} items=${list ?? []} />
    ${state === "waiting" && html`<p>${t("We vote on this soon.")}</p>`}
    ${result && html`<${Result} result=${result} dissent=${dissent} />`}`,
  weighed: ({ title, results }) => html`<h2>${title}</h2><${Weighed} rows=${results ?? []} />`,
  take: ({ title, link }) =>
    link
      ? html`<h2>${title}</h2><${ToTake} link=${link} />`
      : html`<${Title} title=${title} words=${t("Everything we agreed will be on a page of its own.")} />`,
  thanks: ({ title }) => html`<${Title} title=${title} words=${t("Thank you for what you said today.")} />`,
  ended: ({ title, link }) => html`
    <${Title} title=${title} words=${t("The event has ended. You can close this page.")} />
    ${link && html`<${ToTake} link=${link} />`}`,
};

const ToTake = ({ link }) => html`
  <p>${t("Everything we agreed is on a page of its own. You can keep it, print it and pass it on.")}</p>
  <p><a class="button main" href=${link}>${t("Open the page")}</a></p>`;

/** What a statement was made of: each table's own words, with its own result. */
const Sources = ({ sources }) => html`
  <details class="step-sources">
    <summary>${t("What the tables said")}</summary>
    <ul>
      ${sources.map(
        ({ table, text, sentence }) =>
          html`<li><b>${t("Table {n}", { n: number(table) })}:</b> <span dir="auto">${text}</span> ${sentence}</li>`,
      )}
    </ul>
  </details>`;
