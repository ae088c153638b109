// Panels: what a person opens takes the place of the question, so that a new question cannot push away what they write.
import { hush, Listen } from "../listen.js";
import { html, useLayoutEffect, useRef } from "../ui.js";
import { t } from "../words.js";
import { focusHeading } from "./focus.js";

/** focus: false where something in the panel takes the focus itself. */
export function Panel({ id, title, children, focus = true }) {
  const heading = useRef();
  useLayoutEffect(() => {
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

/**
 * To be called once: closing a panel brings the person back to where they were, with the focus on what opened it, and
 * nothing is read on that is gone. Another person of a shared phone begins at the top.
 */
export function useFocusBack(panel, who) {
  const before = useRef(null);
  const opened = useRef({ at: 0, who });
  if (before.current === null && panel.value !== null) opened.current = { at: scrollY, who };
  useLayoutEffect(() => {
    const left = before.current;
    before.current = panel.value;
    if (left !== panel.value) hush();
    if (left === null || panel.value !== null) return;
    const main = document.getElementById("main");
    const same = opened.current.who === who;
    scrollTo(0, same ? opened.current.at : 0);
    if (!same) return void focusHeading(main, { preventScroll: true });
    const opener = (name) => document.querySelector(`[data-opens="${name}"]`);
    const back = opener(left) ?? opener("settings") ?? main;
    back?.focus({ preventScroll: true });
    if (ringed(back)) back.scrollIntoView({ block: "nearest" });
  }, [panel.value]);
}

/** Whether the focus is shown, as for those who go by keyboard: then it must be in sight. */
const ringed = (element) =>
  globalThis.CSS?.supports?.("selector(:focus-visible)") && element?.matches(":focus-visible");

/** A new question waits until the writing is done. */
export function WaitingQuestion({ view, connection }) {
  const unanswered = view.checks.some((check) => check.state === "open" && !connection.mine.value[check.id]);
  return html`<p class="new-question" role="status">
    ${unanswered && t("There is a question to vote on. It waits until you send this or put it away.")}
  </p>`;
}
