// What every face draws with: preact without a build step for templates, signals, and a few words.

import { signal } from "@preact/signals";
import { redraw } from "./words.js";

export { computed, effect, signal, useComputed, useSignal } from "@preact/signals";
export { html, render } from "htm/preact";
export { useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
export { kept } from "./kept.js";

// Whatever says something through words.js is drawn again when the person chooses another language.
const spoken = signal(0);
redraw.watch = () => spoken.value;
redraw.changed = () => {
  spoken.value += 1;
};

/** "a b" from ("a", false, "b"): class names, the falsy ones left out. */
export const cx = (...names) => names.filter(Boolean).join(" ");

const numbers = new Intl.NumberFormat("en-GB");
export const number = (n) => numbers.format(n);

/** plural(1, "person", "people") is "1 person". */
export const plural = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

/** How long a text is, as the server counts: an emoji is one letter, not two. */
export const letters = (text) => [...text].length;
