// Before the first question and after the last. The list stays.
import { html, useState } from "../ui.js";
import { copy } from "./copy.js";
import { spacedCode } from "./words.js";

export function Lobby({ view }) {
  return html`<section class="lobby card" aria-labelledby="lobby-title">
    <div class="stack">
      <h2 id="lobby-title" tabindex="-1" data-land>The room has not started yet</h2>
      <p>Points open with question 1. Until then, help people to join.</p>
      <h3>How phones join</h3>
      <ol class="join-steps">
        <li>Open <strong>${location.host}/j</strong></li>
        <li>Type <strong class="join-code">${spacedCode(view.event.code)}</strong></li>
        <li>Choose <strong>Table ${view.table}</strong></li>
      </ol>
      <p class="soft">No phone? That is fine. You count hands at the table.</p>
    </div>
    <${Square} at=${`${view.event.code}/${view.table}`} />
  </section>`;
}

/** The QR code is a help and not the only way: if it does not come, its place goes too. */
export function Square({ at, big }) {
  const [gone, setGone] = useState(false);
  if (gone) return null;
  return html`<figure class=${big ? "lobby-qr big-qr" : "lobby-qr"}>
    <img src=${`/j/${at}/qr.svg`} alt="QR code to join this table" width=${big ? 420 : 220} height=${big ? 420 : 220} onError=${() => setGone(true)} />
    ${!big && html`<figcaption class="note soft">Or point the camera here</figcaption>`}
  </figure>`;
}

export const Over = () => html`<section class="stage-note"><h2>The event has ended</h2>
  <p>Thank you for leading this table. Nothing can be changed now. What was said stays below.</p></section>`;

/** Words that were still in the field when the event ended: they cannot be added, and are not thrown away. */
export function LeftOver({ tablet }) {
  const { text } = tablet.draft.value;
  if (!text.trim()) return null;
  return html`<section class="notice attend" aria-label="Not added">
    <p><strong>These words were not added.</strong> Give them to the organiser if they matter.</p>
    <p class="kept-words">“${text}”</p>
    <button type="button" class="button" onClick=${() => copy(text)}>Copy the words</button>
  </section>`;
}
