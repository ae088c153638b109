/** How many have answered: words, and a bar that is plum, since plum is "attend" and no answer. */
import { html } from "../ui.js";

export function Answered({ answered, present }) {
  const share = present > 0 ? Math.min(1, answered / present) : 0;
  return html`
    <div class="answered">
      <p><b>${answered}</b> of <b>${present}</b> have answered</p>
      <span class="answered-track" aria-hidden="true">
        <span class="answered-fill" style=${{ width: `${share * 100}%` }}></span>
      </span>
    </div>
  `;
}
