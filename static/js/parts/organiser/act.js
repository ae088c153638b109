/** A button that waits rather than goes grey under the finger: disabled ones would lose the keyboard's focus. */
import { cx, html } from "../ui.js";

export function Act({ able = true, main, wide, onPress, children }) {
  return html`
    <button type="button" class=${cx("button", main && "main", wide && "wide")} aria-disabled=${able ? undefined : "true"}
      onClick=${() => able && onPress()}>${children}</button>
  `;
}
