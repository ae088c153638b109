/** The steps of a summary and of the closing, one at a time. */
import { Dissent } from "../result.js";
import { html, plural } from "../ui.js";
import { Sheet } from "./fit.js";
import { Revealed } from "./revealed.js";
import { size } from "./vote.js";

export function Opening({ screen }) {
  const { points, tables } = screen;
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="step-title">${screen.title}</h1>
      ${screen.question && html`<p class="step-question">${screen.question.text}</p>`}
      <p class="step-sum">
        ${
          points > 0
            ? html`<b>${plural(points, "key point", "key points")}</b> from ${plural(tables, "table", "tables")}`
            : "No key points yet."
        }
      </p>
    <//>
  `;
}

export function Point({ screen }) {
  const words = screen.result ? screen.result_words || screen.result.sentence : "";
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class=${`statement may-break ${size(screen.text)}`}>${screen.text}</h1>
      ${screen.parts > 1 && html`<p class="step-part">Part ${screen.part} of ${screen.parts}</p>`}
      ${
        screen.result
          ? html`<${Revealed} result=${screen.result} words=${words} dissent=${screen.dissent} />`
          : screen.result_words && html`<p class="step-note">${screen.result_words}</p>`
      }
      ${!screen.result && html`<${Dissent} words=${screen.dissent} />`}
    <//>
  `;
}

const REMINDER = 90;

/** The whole point was on the page before: a reminder leaves room for the reason. */
function reminder(text) {
  if (text.length <= REMINDER) return text;
  return `${text.slice(0, REMINDER).replace(/\W*\s\S*$/, "")} …`;
}

export function DissentStep({ screen }) {
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="step-of">${reminder(screen.text)}</h1>
      <${Dissent} words=${screen.dissent} />
    <//>
  `;
}

export function Forward({ screen }) {
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="step-title">${screen.title}</h1>
      ${
        screen.items.length > 0
          ? html`<ol class="forward may-break" start=${screen.start}>
              ${screen.items.map(
                (text, at) => html`
                  <li key=${at} class="forward-item"><span class="forward-number" aria-hidden="true">${screen.start + at}</span> ${text}</li>
                `,
              )}
            </ol>`
          : html`<p class="step-note">No key points yet.</p>`
      }
    <//>
  `;
}

export function Thanks({ screen, view }) {
  return html`
    <${Sheet} mark=${screen.key ?? screen.kind} whole>
      <div class="thanks">
        <h1 class="thanks-title">${screen.title}</h1>
        <p class="thanks-event">${view.event.title}</p>
      </div>
    <//>
  `;
}
