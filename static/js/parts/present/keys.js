/** Keys of those who lead, and the words that tell them. */
import { html, kept, useEffect, useRef, useSignal } from "../ui.js";

const TURNS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
};
const LETTERS = { b: "blank", h: "hide", "?": "help" };
const OFF = "common-table:letters-off";

const writes = (field) => field.matches("input:not([type=checkbox], [type=radio]), textarea, select");

/** `letters`: whether this event lets single letters be keys. Each person can switch them off for this device. */
export function useKeys(acts, letters) {
  const now = useRef();
  now.current = { acts, letters };
  useEffect(() => {
    const press = (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const on = event.target.closest?.("input, textarea, select, button, a, summary");
      // Where somebody writes, keys write. On a button, space and Enter press it; among radio buttons arrows choose.
      if (on && (writes(on) || event.key === " " || (TURNS[event.key] && on.matches("input")))) return;
      const lettersOn = now.current.letters && !kept.read(OFF);
      const act = TURNS[event.key] ?? (lettersOn ? LETTERS[event.key.toLowerCase()] : undefined);
      const called = act && now.current.acts[act];
      if (!called) return;
      event.preventDefault();
      called();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

/** Single letters can be switched off: they get in the way of those who speak to their computer. */
export function LettersSwitch() {
  const off = useSignal(Boolean(kept.read(OFF)));
  const toggle = (event) => {
    off.value = !event.target.checked;
    kept.write(OFF, off.value ? "yes" : "");
  };
  return html`<label class="letters-switch"><input type="checkbox" checked=${!off.value} onChange=${toggle} />
    <span>Single letters are keys on this device</span></label>`;
}

export function Help({ open, letters }) {
  const opened = (event) => {
    open.value = event.target.open;
  };
  return html`
    <details class="present-help" open=${open.value} onToggle=${opened}>
      <summary>Keys and clickers</summary>
      <dl>
        <dt>Right, Down, Space or Page Down</dt><dd>Next</dd>
        <dt>Left, Up or Page Up</dt><dd>Back</dd>
        <dt>B</dt><dd>Blank the screen, and show it again</dd>
        <dt>H</dt><dd>Hide results, and show them again</dd>
        <dt>?</dt><dd>Open or close this help</dd>
      </dl>
      ${letters && html`<${LettersSwitch} />`}
    </details>
  `;
}
