// Panels: what a person opens takes the place of the question, so that a new question cannot push away what they write.
import { hush, Listen } from "../listen.js";
import { html, useEffect, useRef } from "../ui.js";
import { t } from "../words.js";

/** focus: false where something in the panel takes the focus itself. */
export function Panel({ id, title, children, focus = true }) {
  const heading = useRef();
  useEffect(() => {
    if (focus) heading.current.focus();
  }, []);
  return html`<section class="panel" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="panel-head">
      <h2 id=${`${id}-title`} ref=${heading} tabindex="-1">${title}</h2>
      <${Listen} about=${id} />
    </div>
    ${children}
  </section>`;
}

/** A button that opens a panel; closing it brings the focus back here. */
export function Opens({ panel, name, note, class: look, children }) {
  const open = () => {
    if (note) note.value = "";
    panel.value = name;
  };
  return html`<button class=${look ?? "button"} type="button" data-opens=${name} onClick=${open}>${children}</button>`;
}

/** To be called once: the focus goes back to what opened a panel, and nothing is read on that is gone. */
export function useFocusBack(panel) {
  const before = useRef(null);
  useEffect(() => {
    const left = before.current;
    before.current = panel.value;
    if (left !== panel.value) hush();
    if (left === null || panel.value !== null) return;
    const opener = (name) => document.querySelector(`[data-opens="${name}"]`);
    (opener(left) ?? opener("settings") ?? document.getElementById("main"))?.focus();
  }, [panel.value]);
}

/** A new question waits until the writing is done. */
export function WaitingQuestion({ view, connection }) {
  const unanswered = view.checks.some((check) => check.state === "open" && !connection.mine.value[check.id]);
  return html`<p class="new-question" role="status">
    ${unanswered && t("There is a question to vote on. It waits until you send this or put it away.")}
  </p>`;
}
