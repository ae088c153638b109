// What this tablet has said and the view does not show yet. The list shows it at once, marked as being saved.
import { isCurrent } from "../../connection.js";
import { uuid7 } from "../id.js";
import { computed, signal } from "../ui.js";
import { hopeful } from "./hopeful.js";

/** say(name, fields) queues an operation and resolves with its answer; view is the server's with the hopes in it. */
export function trackHopes({ connection, outbox, steps }) {
  const said = signal([]); // {op, version}: version once it was acknowledged

  const open = computed(() => {
    const mine = new Set(said.value.map(({ op }) => op.id));
    const before = outbox.pending.value.filter((op) => !mine.has(op.id)); // queued before a reload, or by another tab
    return [...before, ...said.value.filter(unseen).map(({ op }) => op)];
  });

  /** Acknowledged is not yet seen: the view that holds it may still be on its way. */
  const unseen = ({ version }) => !version || !isCurrent(connection.view.value, { version });

  async function say(name, fields) {
    // The id is made here and not in the outbox, because a new point is known by it before it is saved.
    const op = { id: uuid7(), name, ...fields };
    steps?.remember(op, view.peek()); // before it is drawn: a point that is put aside still has its words then
    said.value = [...said.peek().filter(unseen), { op, version: null }];
    const ack = await outbox.send(name, { ...fields, id: op.id });
    const version = ack.ok ? ack.version : null;
    if (!ack.ok) steps?.forget(op);
    said.value = said.peek().flatMap((hope) => (hope.op.id === op.id ? (version ? [{ op, version }] : []) : [hope]));
    return ack;
  }

  const view = computed(() => connection.view.value && hopeful(connection.view.value, open.value));
  return { say, view };
}
