// Going on and back through the steps, and through the pages that the big screens need for one of them. The server
// says what lies on each side (view.turn), so that the organiser, the presenter and a clicker turn alike.

/** What to send to go there ("next" or "back"); null at an end, or where there are no steps. */
export function turning(view, way) {
  const to = view?.turn?.[way];
  return to ? ["show_step", { step: to.step, page: to.page }] : null;
}

/** "Page 1 of 2", or "" where one page is enough. */
export const pageWords = (turn) => (turn && turn.pages > 1 ? `Page ${turn.page} of ${turn.pages}` : "");
