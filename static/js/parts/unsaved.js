// The bar that holds "Save": it says whether the form has what is not saved yet.
import { announce } from "./announce.js";

/** For a form with [data-saves]; "no" there means that what it holds was refused, and is on this page only. */
export function tellUnsaved() {
  const form = document.querySelector("form[data-saves]");
  const words = form?.querySelector("[data-save-words]");
  if (!words) return;
  const say = () => {
    const unsaved = form.dataset.saves === "no" || [...form.elements].some(isChanged);
    if (unsaved && form.dataset.saves === "just") form.dataset.saves = "yes";
    const now = unsaved ? "Not saved yet" : form.dataset.saves === "just" ? "Saved." : "All saved";
    if (words.textContent !== now) words.textContent = now;
    words.classList.toggle("unsaved", unsaved);
  };
  form.addEventListener("input", say);
  form.addEventListener("change", say);
  // Browsers bring a long field's caret into sight, and leave the rest of it under the bar.
  form.addEventListener("focusin", ({ target }) => {
    target.scrollIntoView({ block: "nearest" });
    // Where the page comes back to, once it is saved.
    if (target.name) form.elements.at.value = target.name;
  });
  // A browser that comes back to the page may put in what was typed before.
  addEventListener("pageshow", say);
  say();
  if (form.dataset.saves === "just") comeBack();
}

/** After "Save": in the field that was in use, and said; loading the page again does not say it again. */
function comeBack() {
  document.querySelector(":target")?.focus();
  announce("Saved.");
  history.replaceState(history.state, "", location.pathname + location.hash);
}

/** Compared with what the server wrote, so that a change that is taken back counts as none. */
function isChanged(field) {
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
}
