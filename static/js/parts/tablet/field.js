// A text field that grows with its words. Enter finishes; Shift and Enter is a plain blank, points are one line.
import { html, useLayoutEffect, useRef } from "../ui.js";

export function GrowingField({ value, onText, onEnter, onEscape, lines = 1, land = false, ...rest }) {
  const field = useRef(null);
  useLayoutEffect(() => fit(field.current), [value]);
  // A narrower window breaks lines elsewhere, and the typeface may arrive late. Hidden, it has no height.
  useLayoutEffect(() => {
    const again = () => fit(field.current);
    addEventListener("resize", again);
    document.fonts?.ready.then(again);
    if (land) field.current.focus();
    return () => removeEventListener("resize", again);
  }, []);
  const onKeyDown = (event) => {
    if (event.isComposing) return; // Enter then ends a word of an input method, not the point
    if (event.key === "Enter" && onEnter) {
      event.preventDefault();
      onEnter();
    }
    if (event.key === "Escape" && onEscape) {
      event.preventDefault();
      onEscape();
    }
  };
  return html`<textarea ...${rest} ref=${field} rows=${lines} value=${value} class="growing" enterkeyhint="done"
    onInput=${(event) => onText(event.currentTarget.value)} onKeyDown=${onKeyDown}></textarea>`;
}

/** After what was hidden is shown again: it may have turned, or been given other words, meanwhile. */
export const refitFields = () => dispatchEvent(new Event("resize"));

function fit(field) {
  if (!field?.offsetParent) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
