// Where the focus goes when the room moves on and what had it is drawn no more: to the heading of what stands there
// now. A browser would drop it, and a screen reader would begin at the top of the page again.

let around = []; // what had the focus last, and all that it stood in

/** The heading in an element, if it has one. It is read from there; options as for focus(). */
export function focusHeading(within, options) {
  const heading = within?.querySelector("h2");
  if (heading) heading.tabIndex = -1;
  heading?.focus(options);
  return heading;
}

/** To be called once. */
export function keepFocusNear() {
  document.addEventListener("focusin", ({ target }) => {
    around = [];
    for (let at = target; at; at = at.parentElement) around.push(at);
  });
  const look = () => {
    if (document.activeElement !== document.body || !around.length || around[0].isConnected) return;
    // Nothing moves on the screen: many have not even seen that something had the focus.
    around.some((one) => one.isConnected && focusHeading(one, { preventScroll: true }));
  };
  new MutationObserver(look).observe(document.getElementById("app"), { childList: true, subtree: true });
}
