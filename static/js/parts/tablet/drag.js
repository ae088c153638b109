// Dragging a point by its number: between two others to reorder, onto another to merge. Never the only way: "More" has
// both as buttons. Pointer events, because a finger's drag and drop is not known to every tablet.

/** onMove(id, before|null), onMerge(id, other). Returns the handlers for the handle of one row. */
export function dragOf(id, { onMove, onMerge }) {
  let over = null;
  const clear = () => {
    for (const row of document.querySelectorAll("[data-drop]")) delete row.dataset.drop;
  };
  const look = (event) => {
    clear();
    over = null;
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest?.("li.point");
    if (!row || row.id === `point-${id}`) return;
    const box = row.getBoundingClientRect();
    const at = (event.clientY - box.top) / box.height;
    const how = at < 0.3 ? "before" : at > 0.7 ? "after" : "onto";
    row.dataset.drop = how;
    over = { row, how };
  };
  const drop = (event) => {
    event.currentTarget.closest("li.point").classList.remove("point-dragged");
    clear();
    if (!over) return;
    const { row, how } = over;
    over = null;
    const target = row.id.replace(/^point-/, "");
    if (how === "onto") return onMerge(id, target);
    const next = how === "before" ? row : row.nextElementSibling;
    if (next?.id !== `point-${id}`) onMove(id, next?.id.replace(/^point-/, "") ?? null);
  };
  return {
    onPointerDown(event) {
      if (event.button) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.closest("li.point").classList.add("point-dragged");
      event.preventDefault();
    },
    onPointerMove: (event) => event.currentTarget.hasPointerCapture(event.pointerId) && look(event),
    onPointerUp: drop,
    onPointerCancel(event) {
      over = null;
      drop(event);
    },
  };
}
