// Buttons that copy what they carry. Over plain HTTP browsers withhold the clipboard: then a selection is copied.
import { announce } from "./announce.js";

/** Every [data-copy] button: shown, since without script it could do nothing. */
export function offerCopies() {
  const buttons = document.querySelectorAll("button[data-copy]");
  for (const button of buttons) {
    const words = button.firstElementChild;
    const first = words.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await copy(button);
      for (const other of buttons) other.dispatchEvent(new Event("forget"));
      // A button that says by itself what it copies goes on saying it.
      const done = first === "Copy" ? "Copied" : `Copied: ${button.dataset.what}`;
      words.textContent = copied ? done : "Press Ctrl+C";
      announce(copied ? `Copied: ${button.dataset.what}.` : "Not copied yet. Press Ctrl+C to copy.");
    });
    button.addEventListener("forget", () => {
      words.textContent = first;
    });
  }
}

async function copy(button) {
  const text = button.dataset.copy;
  try {
    if (!navigator.clipboard) return copySelected(button, text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(button, text);
  }
}

/** As of old: a field that nobody sees is selected and copied. If that fails, it is left to be copied by hand. */
function copySelected(button, text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.rows = 3;
  field.setAttribute("aria-label", `To copy by hand: ${button.dataset.what}`);
  button.after(field);
  field.select();
  const copied = document.execCommand("copy");
  if (!copied) return false;
  field.remove();
  button.focus();
  return true;
}
