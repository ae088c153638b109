// The three to five points that are read back and checked: not everything, or there is no time.
import { cx, html } from "../ui.js";
import { shortCue, shortList, toReadBack } from "./steps.js";
import { go } from "./tablet-state.js";

export function ShortList({ tablet, view }) {
  const listed = shortList(view);
  const read = () => {
    go(tablet, null, "read");
    requestAnimationFrame(() => document.getElementById("read-words")?.focus());
  };
  return html`<section class="card" aria-labelledby="short-title">
    <div class="card-head"><h2 id="short-title" tabindex="-1" data-land>Short list</h2>
    </div>
    <p class="soft">${shortCue(view)}</p>
    <ol class="keys">${listed.map(
      ({ id, number, text, confirmed }) => html`<li key=${id}><strong>${number}</strong>
      <span>${text}${confirmed && html` <span class="note soft">Read back</span>`}</span></li>`,
    )}</ol>
    ${listed.length > 0 && html`<button type="button" class=${cx("button wide small", toReadBack(view) && "main")} onClick=${read}>Read back to the table</button>`}
  </section>`;
}
