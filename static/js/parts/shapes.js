// The shape of each answer: the outer shape is the side, the inner mark the strength, and a word always stands beside.
import { html } from "./ui.js";

const TICK = "M12.5 20.5l5.2 5.2 10-11";
const outer = {
  circle: html`<circle class="shape-body" cx="20" cy="20" r="17" />`,
  square: html`<rect class="shape-body" x="4.5" y="4.5" width="31" height="31" rx="5" />`,
  diamond: html`<path class="shape-body" d="M20 2.2 37.8 20 20 37.8 2.2 20Z" />`,
  dashed: html`<rect class="shape-body" x="4.5" y="4.5" width="31" height="31" rx="5" />`,
};
const mark = (d, width = 4) => html`<path class="shape-mark" d=${d} stroke-width=${width} />`;
const drawings = {
  full: () => [outer.circle, mark("M8.5 21l4.6 4.6 9-10.2M18.4 25.4l.3.3L29.5 14", 3.4)],
  fullAlone: () => [outer.circle, mark(TICK)],
  agree: () => [outer.circle, mark(TICK)],
  middle: () => [outer.square, mark("M11 22c3-6 6-5 9-2s6 4 9-2")],
  worry: () => [outer.diamond, html`<circle class="shape-dot" cx="20" cy="20" r="3.2" />`],
  not: () => [outer.diamond, mark("M13 20h14", 4.4)],
  skip: () => [mark("M11 11l9 9-9 9M20.5 11l9 9-9 9")],
  none: () => [outer.dashed],
};

/** `shape` as the server names it; `id` of the answer, because "full" in three steps is plain "I agree": one tick.
 * Sized by CSS (--shape, else 1.3 times the text beside it). */
export function Shape({ shape, id }) {
  const draw = drawings[shape === "full" && id === "agree" ? "fullAlone" : shape] ?? drawings.none;
  return html`<svg class="shape shape-${shape}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${draw()}</svg>`;
}

/** Small signs that stand before words, never alone. */
export const Tick = () =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4.5 12.5l5 5 10-11" /></svg>`;
export const Sliders = () =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M2 7.5h10.5M18 7.5h4M2 16.5h4M11.5 16.5H22" /><circle cx="15.2" cy="7.5" r="2.6" /><circle cx="8.8" cy="16.5" r="2.6" />
  </svg>`;
export const Flag = () =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M5 22V3.5M5 4h13l-3 4.5 3 4.5H5" /></svg>`;
export const Speaker = () =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M3 9.5v5h3.5L12 19V5L6.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" /></svg>`;
