/** Dragging is a second way for everything that buttons do: never the only one. */

const TYPE = "text/plain";

export const dragging = (id) => ({
  draggable: true,
  onDragStart: (event) => {
    event.dataTransfer.setData(TYPE, id);
    event.dataTransfer.effectAllowed = "move";
    event.stopPropagation();
  },
});

/** drop(id): what happens when an item of this page is let go here. */
export const receiving = (desk, drop) => ({
  onDragOver: (event) => {
    if (!desk.able) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.classList.add("is-over");
  },
  onDragLeave: (event) => event.currentTarget.classList.remove("is-over"),
  onDrop: (event) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.classList.remove("is-over");
    const id = event.dataTransfer.getData(TYPE);
    if (desk.points.has(id) || desk.statements.has(id)) drop(id);
  },
});
