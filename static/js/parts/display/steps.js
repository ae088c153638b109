/** The steps of a summary and of the closing, one at a time. */
import { Dissent } from "../result.js";
import { html } from "../ui.js";
import { number, t, tn } from "../words.js";
import { Sheet } from "./fit.js";
import { hiddenWords, Revealed } from "./revealed.js";
import { size } from "./vote.js";

export function Opening({ screen }) {
  const { points, tables } = screen;
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="step-title">${screen.title}</h1>
      ${screen.question && html`<p class="step-question may-break" dir="auto" data-said="question">${screen.question.text}</p>`}
      <p class="step-sum" data-said="sum">
        ${
          points > 0
            ? t("{points} from {tables}.", {
                points: tn("{n} key point", "{n} key points", points),
                tables: tn("{n} table", "{n} tables", tables),
              })
            : t("No key points yet.")
        }
      </p>
    <//>
  `;
}

/** The words, what came of them, why not everyone agreed, and where they came from. */
export function Point({ screen }) {
  const { result, sources = [] } = screen;
  const words = result ? screen.result_words || result.sentence : "";
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class=${`statement may-break ${size(screen.text)}`} dir="auto" data-said="text">${screen.text}</h1>
      ${screen.parts > 1 && html`<p class="step-part">${t("Part {part} of {parts}.", screen)}</p>`}
      ${screen.hidden && screen.part === screen.parts && html`<p class="step-note">${hiddenWords()}</p>`}
      ${
        result
          ? html`<${Revealed} result=${result} words=${words} reasons=${screen.reasons} />`
          : screen.result_words && html`<p class="step-note may-break" data-said="result">${screen.result_words}</p>`
      }
      ${!result && html`<${Dissent} reasons=${screen.reasons} />`}
      ${screen.part === screen.parts && html`<p class="step-from">${t("From {table}", { table: screen.from })}</p>`}
      ${!screen.hidden && sources.map((source) => html`<${Source} key=${source.table + source.text} source=${source} />`)}
    <//>
  `;
}

/** One table's own words and its own result: never added to the others'. */
function Source({ source }) {
  return html`
    <div class="source">
      <p dir="auto"><b>${t("Table {n}", { n: number(source.table) })}:</b> <bdi>${source.text}</bdi></p>
      ${source.sentence && html`<p class="source-said">${source.sentence}</p>`}
    </div>
  `;
}

/** The whole point was on the page before: its first sentences remind of it, and leave room for the reason. */
export function DissentStep({ screen }) {
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="step-of may-break" dir="auto">${screen.reminder}</h1>
      <${Dissent} reasons=${screen.reasons} />
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
                  <li key=${at} class="forward-item" data-said=${`item:${screen.start + at}`}><span class="forward-number" aria-hidden="true">${screen.start + at}</span> <span dir="auto">${text}</span></li>
                `,
              )}
            </ol>`
          : html`<p class="step-note">${t("No key points yet.")}</p>`
      }
    <//>
  `;
}

export function Thanks({ screen, view }) {
  return html`
    <${Sheet} mark=${screen.key ?? screen.kind} whole>
      <div class="thanks">
        <h1 class="thanks-title">${screen.title}</h1>
        <p class="thanks-event" dir="auto">${view.event.title}</p>
      </div>
    <//>
  `;
}
