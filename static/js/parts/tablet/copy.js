// Copying without HTTPS: navigator.clipboard is withheld on a venue's address, the old way still works there.
import { announce } from "../announce.js";

export async function copy(text) {
  const done = (await byClipboard(text)) || bySelection(text);
  announce(done ? "Copied." : "This browser does not copy. Please select the words.");
}

async function byClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function bySelection(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // said by the caller
  }
  field.remove();
  before?.focus();
  return done;
}
