// One polite live region for each page. Screen readers say what changes in it; it never moves focus.

let region;
let timer;
const waiting = [];
const TOGETHER_MS = 200;

export function announce(words) {
  if (!words) return;
  region ??= makeRegion();
  // Emptied first and filled a little later: otherwise the same words twice are said once. What comes together is
  // said together, each once.
  region.textContent = "";
  if (!waiting.includes(words)) waiting.push(words);
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.textContent = waiting.splice(0).join(" ");
  }, TOGETHER_MS);
}

/** Nothing of what was said is left for the next person. */
export function forgetSaid() {
  clearTimeout(timer);
  waiting.length = 0;
  if (region) region.textContent = "";
}

function makeRegion() {
  const div = document.createElement("div");
  div.className = "visually-hidden";
  div.setAttribute("role", "status");
  document.body.append(div);
  return div;
}
