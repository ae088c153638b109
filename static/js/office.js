// The organisers' plain pages: the way in by the office's link.
import { enter, readPage } from "./parts/enter.js";

const page = readPage();

async function letIn() {
  if (page.role !== "office" || location.hash.length < 2) return;
  const problem = await enter({ face: "office" });
  if (!problem && !page.entered) location.reload();
  const words = document.getElementById("office-words");
  if (problem && words)
    words.textContent = problem.words || "We cannot reach the app just now. Please load this page again.";
}

letIn();
// The office's link, opened again in a tab that shows the office: only the part after # changes.
addEventListener("hashchange", letIn);
