/** What stands on the screen while it is held: a break, or the organiser's words. */
import { html } from "../ui.js";
import { t } from "../words.js";
import { Sheet } from "./fit.js";
import { TimeLeft } from "./timer.js";

export function Held({ how, words, view }) {
  return html`
    <${Sheet} mark=${words}>
      <div class="held may-break">
        ${
          how === "break"
            ? html`<h1 class="held-title">${t("Break")}</h1>${words && html`<p class="held-words" dir="auto">${words}</p>`}`
            : html`<h1 class="held-words" dir="auto">${words}</h1>`
        }
      </div>
      ${how === "break" && view.timer && html`<${TimeLeft} timer=${view.timer} />`}
    <//>
  `;
}
