/**
 * Text on the projector never shrinks. What does not fit is set closer, and then turned to a
 * next page. `Sheet` measures its own box, so 16:9, 4:3 and 21:9 need no rules of their own.
 */
import { cx, html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";

const TURN_AFTER = 12000;
const INK = 4; // letters reach a little below their line

/**
 * @param rooms names of the ways to set the content, from roomy to close; CSS reads `data-room`
 * @param whole a layout of one page, never cut
 * @param foot what stays on each page below the flow
 * @param mark changes when the content is another one, so that its first page is shown
 */
export function Sheet({ rooms = ["wide", "snug", "close", "closest"], mark, whole = false, foot, children }) {
  const flow = useRef(null);
  const [pages, setPages] = useState(1);
  const measure = () => flow.current && setPages(settle(flow.current, rooms));

  // After each render: a view may have brought other words.
  useLayoutEffect(measure);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    watch.observe(flow.current);
    document.fonts?.ready.then(measure);
    return () => watch.disconnect();
  }, []);

  const turning = usePages(pages, mark);
  useLayoutEffect(() => {
    const box = flow.current;
    box.scrollLeft = turning.page * (box.clientWidth + gapOf(box));
  });

  return html`
    <div class="sheet">
      <div class=${cx("sheet-flow", whole && "sheet-whole")} ref=${flow}>${children}</div>
      ${foot && html`<div class="sheet-foot">${foot}</div>`}
      ${pages > 1 && html`<${PageTurner} pages=${pages} ...${turning} />`}
    </div>
  `;
}

/** Sets the roomiest way that fits in one page; answers how many pages there are. */
function settle(box, rooms) {
  for (const room of rooms) {
    box.dataset.room = room;
    if (!overflows(box)) return 1;
  }
  const across = box.clientWidth + gapOf(box);
  return Math.max(1, Math.round((box.scrollWidth + gapOf(box)) / across));
}

const overflows = (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + INK;
const gapOf = (box) => Number.parseFloat(getComputedStyle(box).columnGap) || 0;

/** Nobody stands at the projector, so pages turn by themselves, until somebody takes over. */
function usePages(pages, mark) {
  const [page, setPage] = useState(0);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    setPage(0);
    setHeld(false);
  }, [mark]);
  useEffect(() => {
    if (held || pages < 2) return undefined;
    const clock = setInterval(() => setPage((now) => (now + 1) % pages), TURN_AFTER);
    return () => clearInterval(clock);
  }, [held, pages, mark]);
  return { page: Math.min(page, pages - 1), setPage, held, setHeld };
}

function PageTurner({ pages, page, setPage, held, setHeld }) {
  const turn = () => {
    setHeld(true);
    setPage((page + 1) % pages);
  };
  return html`
    <p class="sheet-pages">
      <span>Page ${page + 1} of ${pages}</span>
      <button type="button" class="sheet-turn" onClick=${turn}>Turn the page</button>
      ${!held && html`<button type="button" class="sheet-turn" onClick=${() => setHeld(true)}>Hold this page</button>`}
    </p>
  `;
}
