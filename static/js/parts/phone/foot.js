// The two things a person can always do.
import { html, useEffect, useRef } from "../ui.js";

export function Foot({ view, panel, note }) {
  const say = useRef();
  const people = useRef();
  useFocusBack(panel, { say, people });
  if (view.stage.kind === "ended" || panel.value) return null;
  const open = (name) => () => {
    note.value = "";
    panel.value = name;
  };
  return html`<footer class="phone-foot">
    <p class="foot-note" role="status">${note.value}</p>
    <div class="foot-buttons">
      <button class="button" type="button" ref=${say} onClick=${open("say")}>Say something</button>
      <button class="button" type="button" ref=${people} onClick=${open("people")}>Next person</button>
    </div>
  </footer>`;
}

/** Closing a panel brings the focus back to the button that opened it. */
function useFocusBack(panel, buttons) {
  const before = useRef(null);
  useEffect(() => {
    if (!panel.value) buttons[before.current]?.current?.focus();
    before.current = panel.value;
  }, [panel.value]);
}
