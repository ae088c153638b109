// What the big screen shows in a summary or the closing, in words, for those who cannot see it from their seat.
import { Dissent, Result } from "../result.js";
import { cx, html, letters, plural } from "../ui.js";

export function Step({ step }) {
  const draw = STEPS[step.kind];
  return draw ? html`<section class="step">${draw(step)}</section>` : null;
}

const Text = ({ text }) => html`<h2 class=${cx(letters(text) > 140 && "long")}>${text}</h2>`;

const STEPS = {
  opening: ({ title, question, points, tables }) => html`
    <h2>${title}</h2>
    ${question && html`<p class="lead">${question.text}</p>`}
    <p>${plural(points, "key point", "key points")} from ${plural(tables, "table", "tables")}.</p>`,
  point: ({ number, from, text, part, parts, result, result_words, dissent }) => html`
    <p class="check-about">${[number && `Key point ${number}`, from && `From ${from}`].filter(Boolean).join(". ")}</p>
    <${Text} text=${text} />
    ${parts > 1 && html`<p class="soft">Part ${part} of ${parts}.</p>`}
    ${result ? html`<${Result} result=${result} dissent=${dissent} />` : html`<p>${result_words}</p><${Dissent} words=${dissent} />`}`,
  dissent: ({ text, dissent }) => html`<${Text} text=${text} /><${Dissent} words=${dissent} />`,
  forward: ({ title, start, items }) => html`
    <h2>${title}</h2>
    <ol class="check-list" start=${start}>${items.map((item) => html`<li>${item}</li>`)}</ol>`,
  vote: ({ title, state, list, result, dissent }) => html`
    <h2>${title}</h2>
    <ol class="check-list">${(list ?? []).map((item) => html`<li>${item}</li>`)}</ol>
    ${state === "waiting" && html`<p>We vote on this soon.</p>`}
    ${result && html`<${Result} result=${result} dissent=${dissent} />`}`,
  thanks: ({ title }) => html`<h2>${title}</h2><p>Thank you for what you said today.</p>`,
  ended: ({ title }) => html`<h2>${title}</h2><p>The event has ended. You can close this page.</p>`,
};
