/** How many have answered: words, and a bar that is plum, since plum is "attend" and no answer. */
import { html } from "../ui.js";
import { number, t } from "../words.js";

export function Answered({ answered, present }) {
  const share = present > 0 ? Math.min(1, answered / present) : 0;
  return html`
    <div class="answered">
      <p>${t("{answered} of {present} have answered", { answered: number(answered), present: number(present) })}</p>
      <span class="answered-track" aria-hidden="true">
        <span class="answered-fill" style=${{ width: `${share * 100}%` }}></span>
      </span>
    </div>
  `;
}
