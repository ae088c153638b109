// What the room is doing when it is not talking about a question. The list stays, whatever it is.
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

const DOING = {
  summary: [
    "The room is looking at the big screen",
    "It shows the key points of all tables. You can still add points and finish checks.",
  ],
  closing: ["The room is closing", "The big screen shows what the room takes forward. You can still finish here."],
  ended: [
    "The event has ended",
    "Thank you for leading this table. Nothing can be changed now. What was said stays below.",
  ],
};

export function StageNote({ view }) {
  const [title, words] = DOING[view.stage.kind] ?? [];
  if (!title) return null;
  return html`<section class="stage-note"><h2>${title}</h2><p>${words}</p></section>`;
}

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
