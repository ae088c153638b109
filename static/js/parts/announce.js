// One polite live region for each page. Screen readers say what changes in it; it never moves focus.

let region;
let timer;

export function announce(words) {
  if (!words) return;
  region ??= makeRegion();
  // Emptied first and filled a little later: otherwise the same words twice are said once.
  region.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.textContent = words;
  }, 120);
}

function makeRegion() {
  const div = document.createElement("div");
  div.className = "visually-hidden";
  div.setAttribute("role", "status");
  document.body.append(div);
  return div;
}
