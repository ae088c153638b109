// What the server said no to, in words, until the person has read it.
import { html } from "../ui.js";

export function RefusedTray({ outbox, connection, view }) {
  // What another person of a shared phone was told is not for this one.
  const list = outbox.refused.value.filter(({ op }) => op.who === connection.who.value);
  if (list.length === 0) return null;
  return html`<section class="tray" aria-label="Not saved">
    ${list.map(
      ({ op, words }) => html`<div class="notice attend" key=${op.id} role="alert">
      <p><strong>${what(op, view)}</strong> ${words}</p>
      <button class="button" type="button" onClick=${() => outbox.dismiss(op.id)}>I have read this</button>
    </div>`,
    )}
  </section>`;
}

function what(op, view) {
  if (op.name === "suggest_point") return "Your words were not sent. They are still in “Say something”.";
  const answer = view.answers.find((a) => a.id === op.answer);
  return answer ? `Your answer “${answer.words}” was not saved.` : "This was not saved.";
}
