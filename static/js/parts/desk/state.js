/** What the parts of the desk share: the view sorted for drawing, what is chosen, and how to act. */
import { announce } from "../announce.js";
import { useMemo, useSignal } from "../ui.js";

export function useDesk(view, connection, outbox) {
  const chosen = useSignal([]); // ids of loose points, in the order of choosing
  const merging = useSignal(null); // {key, sources, text}: a statement that is being written here
  const model = useMemo(() => arrange(view), [view]);
  const able = connection.status.value === "live";
  const loose = new Set(model.loose.map(({ id }) => id));

  /** What happened is said aloud; a "no" stays in the tray until it is read. */
  async function act(name, fields, done) {
    const ack = await outbox.send(name, fields);
    if (ack.ok) announce(done);
    return ack;
  }
  const toggle = (id) => {
    chosen.value = chosen.value.includes(id) ? chosen.value.filter((other) => other !== id) : [...chosen.value, id];
  };
  const clear = () => {
    chosen.value = [];
  };
  const merge = (sources) => {
    if (!able) return;
    const [first] = sources.map((id) => model.points.get(id));
    merging.value = { key: sources.join(" "), sources, text: first?.text ?? "" };
  };
  const stopMerging = () => {
    merging.value = null;
  };
  return {
    ...model,
    view,
    able,
    act,
    // What somebody else has merged meanwhile is not to be chosen any more.
    chosen: chosen.value.filter((id) => loose.has(id)),
    toggle,
    clear,
    merging,
    merge,
    stopMerging,
    sort: (items, theme, done) => act("sort_items", { items: seenIn(items, model), theme }, done),
  };
}

/** Each item with the theme it is seen under here: what somebody else has moved since is not moved back unseen. */
const seenIn = (ids, { points, statements }) =>
  Object.fromEntries(ids.map((id) => [id, (points.get(id) ?? statements.get(id))?.theme ?? ""]));

function arrange(view) {
  const points = new Map((view?.points ?? []).map((point) => [point.id, point]));
  const statements = new Map((view?.statements ?? []).map((statement) => [statement.id, statement]));
  const themes = view?.themes ?? [];
  const loose = [...points.values()].filter((point) => !point.statement);
  const under = (theme) => ({
    statements: [...statements.values()].filter((statement) => statement.theme === theme),
    points: loose.filter((point) => point.theme === theme),
  });
  return { points, statements, themes, loose, under };
}
