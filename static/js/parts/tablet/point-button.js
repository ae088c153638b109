// A button about one point. The eye sees from where it stands which one; its name says it, for everyone else.
import { cx, html } from "../ui.js";

// Longer names would be read out whole at each of a point's four buttons.
const LONGEST = 120;
const inShort = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text);

/** words: what the eye reads, and how the name begins. off: dashed, and its work only says why. */
export function PointButton({ words, point, look, off, children, ...rest }) {
  return html`<button type="button" class=${cx("button", look)} aria-label=${`${words}: ${inShort(point.text)}`}
    aria-disabled=${off ? "true" : undefined} ...${rest}>${children ?? words}</button>`;
}
