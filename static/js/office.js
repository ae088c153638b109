// The organisers' plain pages: the way in by the office's link, what is copied, and what is not saved yet.
import { offerCopies } from "./parts/copying.js";
import { enter, readPage } from "./parts/enter.js";
import { tellUnsaved } from "./parts/unsaved.js";

const page = readPage();

async function letIn() {
  // A link to a field of this page is no secret.
  if (page.role !== "office" || location.hash.length < 2 || document.querySelector(":target")) return;
  const problem = await enter({ face: "office" });
  if (!problem && !page.entered) location.reload();
  const words = document.getElementById("office-words");
  if (problem && words)
    words.textContent = problem.words || "We cannot reach the app just now. Please load this page again.";
}

/** A choice that needs more fields opens the part of the form that has them. */
function openMore() {
  document.getElementById("start")?.addEventListener("change", ({ target }) => {
    const { opens } = target.selectedOptions[0].dataset;
    if (opens) document.getElementById(opens).open = true;
  });
}

letIn();
openMore();
offerCopies();
tellUnsaved();
// The office's link, opened again in a tab that shows the office: only the part after # changes.
addEventListener("hashchange", letIn);
