/** One item across the groups that people came as: a sentence first, then each group with its bar. */
import { GroupRow } from "../group-bar.js";
import { html } from "../ui.js";
import { Sheet } from "./fit.js";
import { hiddenWords } from "./revealed.js";

export function Groups({ screen }) {
  const { text, shared, rows, not_shown, note, hidden } = screen;
  return html`
    <${Sheet} mark=${screen.key}>
      <p class="groups-title">${screen.title}</p>
      <h1 class="groups-of may-break" dir="auto" data-said="text">${text}</h1>
      ${
        hidden
          ? html`<p class="step-note">${hiddenWords()}</p>`
          : html`
              <p class="result-sentence says-long groups-shared" data-said="shared">${shared}</p>
              <ul class="groups-list may-break">
                ${rows.map(
                  (row, at) => html`
                    <li key=${row.group} class="groups-row" data-said=${`item:${at + 1}`}><${GroupRow} row=${row} /></li>
                  `,
                )}
              </ul>
              ${not_shown && html`<p class="groups-note" dir="auto">${not_shown}</p>`}
              <p class="groups-note groups-by" data-said="note">${note}</p>
            `
      }
    <//>
  `;
}
