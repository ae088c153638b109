/**
 * Text on the projector never shrinks. What does not fit is set closer, and then turned to a
 * next page. `Sheet` measures its own box, so 16:9, 4:3 and 21:9 need no rules of their own.
 */
import { createContext } from "preact";
import { cx, html, useContext, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { t } from "../words.js";
import { sentencesOn } from "./script.js";

const TURN_AFTER = 12000;
const INK = 0.006; // letters reach a little below their line: a share of the screen

/**
 * Of a step: which page is shown, how to say into how many it had to be set, and which sentences of its script stand on
 * the page. Else pages turn by themselves.
 */
export const Paging = createContext({ step: null, page: 1, report: () => {}, script: null, tell: () => {} });

/**
 * @param rooms names of the ways to set the content, from roomy to close; CSS reads `data-room`
 * @param whole a layout of one page, never cut
 * @param foot what stays on each page below the flow
 * @param onShown told the flow's box when the page that is shown is set
 * @param mark changes when the content is another one, so that its first page is shown
 */
export function Sheet({ rooms = ["wide", "snug", "close", "closest"], mark, whole = false, foot, onShown, children }) {
  const flow = useRef(null);
  const [pages, setPages] = useState(1);
  const { step, page, report, script, tell } = useContext(Paging);
  const measure = () => flow.current && setPages(settle(flow.current, rooms));

  // After each render: a view may have brought other words.
  useLayoutEffect(measure);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    watch.observe(flow.current);
    document.fonts?.ready.then(measure);
    return () => watch.disconnect();
  }, []);
  // Not while a step is still being set: whoever turns must not be told of a page that then is none.
  useEffect(() => {
    if (!step) return undefined;
    const soon = setTimeout(() => report(pages), 60);
    return () => clearTimeout(soon);
  }, [step, pages, report]);

  const turned = useTurning(step ? 1 : pages, mark);
  const shown = step ? Math.min(page, pages) - 1 : Math.min(turned, pages - 1);
  useLayoutEffect(() => {
    const box = flow.current;
    const back = getComputedStyle(box).direction === "rtl" ? -1 : 1;
    box.scrollLeft = back * shown * columnOf(box);
    onShown?.(box);
    if (step) tell(pages > 1 ? sentencesOn(box, shown, script) : null);
  });

  return html`
    <div class="sheet">
      <div class=${cx("sheet-flow", whole && "sheet-whole")} ref=${flow}>${children}</div>
      ${foot && html`<div class="sheet-foot">${foot}</div>`}
      ${pages > 1 && html`<p class="sheet-pages">${t("Page {page} of {pages}", { page: shown + 1, pages })}</p>`}
    </div>
  `;
}

/** Sets the roomiest way that needs the fewest pages; answers how many. */
function settle(box, rooms) {
  // The line that says the page takes room itself: whether one page is enough is asked without it.
  const line = box.parentElement.querySelector(".sheet-pages");
  if (line) line.hidden = true;
  const single = rooms.find((room) => set(box, room) === 1);
  if (line) line.hidden = false;
  const whole = box.classList.contains("sheet-whole");
  if (single || whole) {
    box.dataset.room = single ?? rooms.at(-1);
    return 1;
  }
  const needed = rooms.map((room) => Math.max(2, set(box, room)));
  const fewest = Math.min(...needed);
  box.dataset.room = rooms[needed.indexOf(fewest)];
  return fewest;
}

/** Sets it this way; answers into how many pages that is. */
function set(box, room) {
  box.dataset.room = room;
  return overflows(box) ? Math.max(2, pagesOf(box)) : 1;
}

const pagesOf = (box) => Math.round((box.scrollWidth + gapOf(box)) / columnOf(box));
const overflows = (box) =>
  box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + INK * innerHeight;
/** How far it is from page to page. Not clientWidth, which is rounded: twelve pages on it would be pixels beside. */
const columnOf = (box) => box.getBoundingClientRect().width + gapOf(box);
const gapOf = (box) => Number.parseFloat(getComputedStyle(box).columnGap) || 0;

/** While nobody leads through steps, pages turn by themselves, until a key turns one: then they stay. */
function useTurning(pages, mark) {
  const [page, setPage] = useState(0);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    setPage(0);
    setHeld(false);
  }, [mark]);
  useEffect(() => {
    if (pages < 2) return undefined;
    const byHand = ({ detail }) => {
      setHeld(true);
      setPage((now) => (now + detail + pages) % pages);
    };
    addEventListener("turn-page", byHand);
    const clock = held ? 0 : setInterval(() => setPage((now) => (now + 1) % pages), TURN_AFTER);
    return () => {
      removeEventListener("turn-page", byHand);
      clearInterval(clock);
    };
  }, [held, pages, mark]);
  return page;
}
