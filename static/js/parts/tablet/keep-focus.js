// Views arrive at any moment and may take away the button that someone was on. The browser then drops focus to the
// top of the page, where a keyboard or a screen reader has to start again. Here it lands near where it was instead.

/** Watches `root` for good. Land on the closest [data-land] (a heading with tabindex -1) around what has gone. */
export function keepFocus(root) {
  let path = []; // what had focus, then what was around it
  let beside = []; // of each of them, what stood before and after it

  const remember = (event) => {
    path = event.composedPath().filter((node) => node instanceof Element);
    beside = path.map((node) => [node.nextElementSibling, node.previousElementSibling]);
  };
  const repair = () => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (!lost || path.length === 0 || path[0].isConnected) return;
    const landing = nearest(path, beside);
    path = [];
    landing?.focus();
  };
  // A tap on the paper puts focus nowhere, on purpose: nothing to repair then. Some browsers say "focusout" for what is
  // about to be removed, too; a moment later one can tell the two apart.
  const letGo = (event) => {
    if (event.relatedTarget) return;
    queueMicrotask(() => {
      if (event.target.isConnected) path = [];
    });
  };

  const watcher = new MutationObserver(repair);
  watcher.observe(root, { childList: true, subtree: true });
  root.addEventListener("focusin", remember);
  root.addEventListener("focusout", letGo);
  return () => {
    watcher.disconnect();
    root.removeEventListener("focusin", remember);
    root.removeEventListener("focusout", letGo);
  };
}

/** Where a row of a list has gone: on the row beside it, not back at the top. */
function nearest(path, beside) {
  for (const [at, node] of path.entries()) {
    const around = node.isConnected ? [node] : beside[at].filter((row) => row?.isConnected && row.matches("li"));
    const landing = around.map((each) => each.querySelector("[data-land]")).find(Boolean);
    if (landing) return landing;
  }
  return null;
}
