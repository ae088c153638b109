// A button about one point. The eye sees from where it stands which one; its name says it, for everyone else.
import { cx, html } from "../ui.js";

/** words: what the eye reads, and how the name begins. off: dashed, and its work only says why. */
export function PointButton({ words, point, look, off, children, ...rest }) {
  return html`<button type="button" class=${cx("button", look)} aria-label=${`${words}: ${point.text}`}
    aria-disabled=${off ? "true" : undefined} ...${rest}>${children ?? words}</button>`;
}
