// What the facilitator should know without being stopped: something was refused.
import { announce } from "../announce.js";
import { html, useEffect, useRef } from "../ui.js";
import { copy } from "./copy.js";
import { go } from "./tablet-state.js";
import { NOT_DONE } from "./words.js";

/** What the server did not take, with its words, until someone has read it. */
export function Refused({ tablet }) {
  const entries = tablet.outbox.refused.value;
  const known = useRef(0);
  useEffect(() => {
    if (entries.length > known.current) announce(titleOf(entries.at(-1).op));
    known.current = entries.length;
  }, [entries.length]);
  if (entries.length === 0) return null;
  return html`<section class="refused notice attend" aria-label="Not saved">
    ${entries.map((entry) => html`<${Entry} key=${entry.op.id} tablet=${tablet} ...${entry} />`)}
  </section>`;
}

function Entry({ tablet, op, words }) {
  const text = op.text ?? op.dissent;
  const { outbox, draft } = tablet;
  const putBack = () => {
    if (draft.peek().text.trim()) return announce("The field has other words in it. Add those first.");
    draft.value = { question: op.question, kind: op.kind, text: op.text };
    outbox.dismiss(op.id);
    go(tablet, null);
    requestAnimationFrame(() => document.getElementById("new-point")?.focus());
  };
  const full = draft.value.text.trim() !== "";
  return html`<div class="refused-entry">
    <p><strong>${titleOf(op)}.</strong> ${words}</p>
    ${text && html`<p class="kept-words">“${text}”</p>`}
    <p class="buttons">
      ${
        op.name === "capture_point" &&
        html`<button type="button" class="button" aria-disabled=${full ? "true" : undefined} onClick=${putBack}>Put back in the field</button>`
      }
      ${text && html`<button type="button" class="button" onClick=${() => copy(text)}>Copy the words</button>`}
      <button type="button" class="button" onClick=${() => outbox.dismiss(op.id)}>I have read this</button>
    </p>
  </div>`;
}

const titleOf = (op) => NOT_DONE[op.name] ?? "This was not saved";
