// Half-typed words outlive a reload, a flat battery and a wrong tap on "Back".
// They stay on this tablet only: nobody reads a sentence before it is added.
import { kept, signal } from "../ui.js";

/** A signal whose value is also in localStorage; `empty` is what it holds when nothing is kept. */
export function keptSignal(name, empty) {
  const key = `common-table:${name}`;
  const now = signal(parse(kept.read(key)) ?? empty);
  return {
    get value() {
      return now.value;
    },
    set value(next) {
      now.value = next;
      kept.write(key, next === empty ? null : JSON.stringify(next));
    },
    peek: () => now.peek(),
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Texts by point, in one kept record: words being changed, reasons being written. */
export function keptTexts(name) {
  const all = keptSignal(name, NONE);
  return {
    get: (id) => all.value[id],
    some: () => Object.keys(all.value),
    set: (id, text) => {
      all.value = { ...all.peek(), [id]: text };
    },
    clear: (id) => {
      const { [id]: _, ...rest } = all.peek();
      all.value = Object.keys(rest).length ? rest : NONE;
    },
  };
}

const NONE = {};
