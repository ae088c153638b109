// The top of the phone: where you are, whether you are connected, what happens now and next.
import { ConnectionLine } from "../connection-line.js";
import { Sliders } from "../shapes.js";
import { html } from "../ui.js";
import { personNumber } from "./people.js";

export function Head({ view, connection, outbox, panel }) {
  const open = panel.value === "settings";
  const person = personNumber(connection.who.value);
  return html`<header class="phone-head">
    <div class="phone-where">
      <p>You are at <strong>Table ${view.table}</strong>${person && html`<span>, person ${person}</span>`}</p>
      <${ConnectionLine} connection=${connection} outbox=${outbox} short />
    </div>
    <button class="button" type="button" aria-expanded=${open} onClick=${() => toggle(panel)}>
      <${Sliders} />Settings
    </button>
  </header>`;
}

function toggle(panel) {
  panel.value = panel.value === "settings" ? null : "settings";
}

export const NowNext = ({ now, next }) => html`<section class="now-next" aria-label="Now and next"><dl>
  <div class="now"><dt>Now</dt><dd>${now}</dd></div>
  <div class="next"><dt>Next</dt><dd>${next}</dd></div>
</dl></section>`;
