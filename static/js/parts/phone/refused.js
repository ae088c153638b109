// What the server said no to, in words, until the person has read it.
import { html } from "../ui.js";
import { said, t } from "../words.js";

export function RefusedTray({ outbox, connection, view }) {
  // What another person of a shared phone was told is not for this one.
  const list = outbox.refused.value.filter(({ op }) => op.who === connection.who.value);
  if (list.length === 0) return null;
  return html`<section class="tray" aria-label=${t("Not saved")}>
    ${list.map(
      ({ op, words }) => html`<div class="notice attend" key=${op.id} role="alert">
      <p><strong>${what(op, view)}</strong> ${said(words)}</p>
      <button class="button" type="button" onClick=${() => outbox.dismiss(op.id)}>${t("I have read this")}</button>
    </div>`,
    )}
  </section>`;
}

function what(op, view) {
  if (op.name === "suggest_point") return t("Your words were not sent. They are still in “Say something”.");
  if (op.name === "add_worry") return t("Your worry was not sent. Your words are still on this phone.");
  if (op.name === "raise_card") return t("Your card was not raised.");
  const answer = view.answers.find((a) => a.id === op.answer);
  return answer ? t("Your answer “{answer}” was not saved.", { answer: answer.words }) : t("This was not saved.");
}
