// "More" of a point: everything that can be done with it, as words. In the flow of the row, not over it.
import { announce } from "../announce.js";
import { html, useEffect, useRef } from "../ui.js";
import { PointButton } from "./point-button.js";
import { reasonsLeft, saveReason, whatIsLeft, withoutReason } from "./reason.js";

export const closeBy = (tablet, point) => (event) => {
  if (event.key !== "Escape" || tablet.menu.value !== point.id) return;
  tablet.menu.value = null;
  document.getElementById(`more-${point.id}`)?.focus();
};

/** Before a row goes: to the next one, so that nobody is sent back to the top of a long list. */
function focusNeighbour(point) {
  const row = document.getElementById(`point-${point.id}`);
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector("[data-land]")?.focus();
}

const isFrozen = ({ check }) => check && check.state !== "revealed";
const FROZEN = "The words and the point stay as they are while people vote.";

/** For those who drag one point onto another: what "Merge" would say of either is said where it says it. */
export function mergeByDrag(tablet, view, id, other) {
  const both = [id, other].map((one) => view.points.find((point) => point.id === one)).filter(Boolean);
  const stop = both.find(isFrozen) ?? withoutReason(tablet, view, both)[0];
  tablet.menu.value = stop?.id ?? null;
  if (stop) return announce(isFrozen(stop) ? FROZEN : whatIsLeft(stop));
  tablet.editing.value = { id, how: "merge", other };
}

/** among: the points of the same list, in their order. */
export function Menu({ tablet, view, point, among }) {
  const menu = useRef(null);
  // Below the last row that is in sight nobody would see that it has opened.
  useEffect(() => menu.current.scrollIntoView({ block: "nearest" }), []);
  const frozen = isFrozen(point);
  const act = (work) => () => (frozen ? announce(FROZEN) : work());
  const waits = reasonsLeft(tablet, view, [point]).length > 0;
  const edit = (how) => () => {
    if (how !== "kind" && !saveReason(tablet, view, point.check)) return announce(whatIsLeft(point));
    tablet.menu.value = null;
    tablet.editing.value = { id: point.id, how };
  };
  const putAside = async () => {
    tablet.menu.value = null;
    focusNeighbour(point);
    const said = tablet.say("remove_point", { point: point.id });
    tablet.gone.value = { ...tablet.steps.latest, text: point.text };
    announce("Put aside. “Bring it back” is above the list.");
    await said;
  };
  const at = among.findIndex(({ id }) => id === point.id);
  const move = (by) => () => {
    if (at + by < 0 || at + by >= among.length) return announce(by < 0 ? "It is the first." : "It is the last.");
    const before = by < 0 ? among[at - 1] : among[at + 2];
    tablet.say("move_point", { point: point.id, before: before?.id ?? null });
    announce(`Now ${at + by + 1} of ${among.length}.`);
    requestAnimationFrame(() => document.querySelector(`#point-${point.id} [data-way="${by}"]`)?.focus());
  };
  const item = (words, work, off = frozen) =>
    html`<${PointButton} words=${words} point=${point} off=${off} onClick=${work} />`;
  return html`<div class="point-menu" ref=${menu} role="group" aria-label=${`More for: ${point.text}`} onKeyDown=${closeBy(tablet, point)}>
    ${item("Change the words", act(edit("words")), frozen || waits)}
    ${item("Change the kind", edit("kind"), false)}
    <div class="menu-move">
      <${PointButton} words="Move up" point=${point} off=${at === 0} data-way="-1" onClick=${move(-1)} />
      <${PointButton} words="Move down" point=${point} off=${at + 1 === among.length} data-way="1" onClick=${move(1)} />
    </div>
    ${item("Merge", act(edit("merge")), frozen || waits)}
    ${item("Split in two", act(edit("split")), frozen || waits)}
    ${item("Put aside (you can bring it back)", act(putAside))}
    ${waits && html`<p class="note reason-stop">${whatIsLeft(point)}</p>`}
    ${frozen && html`<p class="note soft">The words stay as they are while people vote. Show the result first.</p>`}
  </div>`;
}

export function KindForm({ tablet, view, point, close }) {
  const choose = (kind) => {
    if (kind !== point.kind) tablet.say("change_kind", { point: point.id, kind });
    close();
  };
  return html`<div class="reword" role="group" aria-label="Kind of point">
    <p class="buttons">${view.kinds.map(
      ({ id, words }) =>
        html`<button key=${id} type="button" class="button" aria-pressed=${id === point.kind ? "true" : "false"} onClick=${() => choose(id)}>${words}</button>`,
    )}
    <button type="button" class="button quiet" onClick=${close}>Leave it as it is</button></p>
  </div>`;
}
