// What the big screen shows in a summary or the closing, in words, for those who cannot see it from their seat.
import { languageOf, ownWords } from "../own-words.js";
import { Dissent, Result } from "../result.js";
import { cx, html, letters } from "../ui.js";
import { t, tn } from "../words.js";

export function Step({ step }) {
  const draw = STEPS[step.kind];
  return draw ? html`<section class="step">${draw(step)}</section>` : null;
}

const Text = ({ text }) => html`<h2 class=${cx(letters(text) > 140 && "long")} ...${ownWords(text)}>${text}</h2>`;

/** The number stays where the page's numbers stand; the words keep their own direction. */
const Items = ({ items, start }) => html`<ol class="check-list" start=${start}>
  ${items.map((item) => html`<li><bdi lang=${languageOf(item)}>${item}</bdi></li>`)}
</ol>`;

const STEPS = {
  opening: ({ title, question, points, tables }) => html`
    <h2>${title}</h2>
    ${question && html`<p class="lead" ...${ownWords(question.text)}>${question.text}</p>`}
    <p>${t("{points} from {tables}.", { points: tn("{n} key point", "{n} key points", points), tables: tn("{n} table", "{n} tables", tables) })}</p>`,
  point: ({ number, from, text, part, parts, result, result_words, dissent }) => html`
    <p class="check-about">${[number && t("Key point {n}", { n: number }), from && t("From {table}", { table: from })].filter(Boolean).join(". ")}</p>
    <${Text} text=${text} />
    ${parts > 1 && html`<p class="soft">${t("Part {part} of {parts}.", { part, parts })}</p>`}
    ${result ? html`<${Result} result=${result} dissent=${dissent} />` : html`<p>${result_words}</p><${Dissent} words=${dissent} />`}`,
  dissent: ({ text, dissent }) => html`<${Text} text=${text} /><${Dissent} words=${dissent} />`,
  forward: ({ title, start, items }) => html`
    <h2>${title}</h2>
    <${Items} items=${items} start=${start} />`,
  vote: ({ title, state, list, result, dissent }) => html`
    <h2>${title}</h2>
    <${Items} items=${list ?? []} />
    ${state === "waiting" && html`<p>${t("We vote on this soon.")}</p>`}
    ${result && html`<${Result} result=${result} dissent=${dissent} />`}`,
  thanks: ({ title }) => html`<h2>${title}</h2><p>${t("Thank you for what you said today.")}</p>`,
  ended: ({ title }) => html`<h2>${title}</h2><p>${t("The event has ended. You can close this page.")}</p>`,
};
