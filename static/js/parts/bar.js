// The diverging bar: those who do not agree left of a fixed middle line, those who agree right, the unsure across it,
// those who did not answer dashed at the end. No number on a fill: the counts stand above, on paper.
// "blocks": one block a person, for a table. "lengths": the room; a full half is everybody, so steps can be compared.
import { cx, html } from "./ui.js";
import { number, t, tn } from "./words.js";

const MOST_BLOCKS = 30;

/** The order from left to right: strongest against, …, across the line, …, strongest for. */
function sides(counts) {
  const across = [...counts].reverse();
  return {
    left: across.filter((c) => c.side < 0),
    middle: across.filter((c) => c.side === 0),
    right: across.filter((c) => c.side > 0),
  };
}

/** The same in words, for those who do not see it. */
function describe({ counts, skipped = 0, not_answered = 0 }) {
  const parts = [...counts].reverse().map((c) => `${c.n} ${c.short}`);
  if (skipped) parts.push(t("{n} skipped", { n: skipped }));
  if (not_answered) parts.push(t("{n} not answered", { n: not_answered }));
  return `${parts.join(", ")}.`;
}

/** hands: {answer: n} marks blocks that a facilitator counted; note: the tablet's words for that. grow: only once. */
export function Bar({ result, variant = "lengths", hands = {}, note = "", grow = false }) {
  const { counts, skipped = 0, not_answered = 0 } = result;
  const present = Math.max(
    1,
    result.present ?? 0,
    counts.reduce((sum, c) => sum + c.n, skipped + not_answered),
  );
  const asBlocks = variant === "blocks" && present <= MOST_BLOCKS;
  const draw = asBlocks ? blocks(hands) : lengths(present);
  const { left, middle, right } = sides(counts);
  const rest = [
    { id: "skipped", shape: "skip", n: skipped },
    { id: "none", shape: "none", n: not_answered },
  ];
  return html`<figure class="bar-figure">
    <div class=${cx("bar", asBlocks ? "bar-blocks" : "bar-lengths", grow && "bar-grow")}
      style=${{ "--people": present }} role="img" aria-label=${t("Bar. {words}", { words: describe(result) })}>
      <div class="bar-half bar-left">${left.map((c) => draw(c))}${middle.map((c) => draw(c, "left"))}</div>
      <div class="bar-half bar-right">${middle.map((c) => draw(c, "right"))}${right.map((c) => draw(c))}${rest.map((c) => draw(c))}</div>
      <span class="bar-line"></span>
    </div>
    ${asBlocks && html`<figcaption class="note soft">${caption(result, note)}</figcaption>`}
  </figure>`;
}

function caption({ answered, present }, note) {
  return [
    t("One block for each person."),
    note,
    tn("{answered} of {n} person answered.", "{answered} of {n} people answered.", present, {
      answered: number(answered),
    }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** A length for each answer. What lies across the line is drawn as two halves that meet there. */
const lengths = (present) => (count, half) => {
  if (!count.n) return null;
  const share = (count.n / present) * (half ? 50 : 100);
  return html`<span class=${cx("bar-piece", half && `bar-meets-${half}`)} style=${{ flexBasis: `${share}%` }}>
    <span class="bar-fill fill-${count.shape}"></span>
  </span>`;
};

/** A block for each person; of an odd number across the line, the middle one is cut in two by it. */
const blocks = (hands) => (count, half) => {
  const whole = half ? Math.floor(count.n / 2) : count.n;
  const cut = half && count.n % 2 === 1;
  if (!whole && !cut) return null;
  const byHand = half === "left" ? 0 : Math.min(hands[count.id] ?? 0, whole);
  const people = Array.from({ length: whole }, (_, i) => block(count, i >= whole - byHand));
  const piece = cut && block(count, false, `bar-cut bar-meets-${half}`);
  return html`<span class="bar-group">${half === "right" && piece}${people}${half === "left" && piece}</span>`;
};

const block = (count, byHand, extra) => html`<span class=${cx("bar-block", extra)}>
  <span class="bar-fill fill-${count.shape}">${byHand && html`<${Fingers} />`}</span>
</span>`;

const Fingers = () =>
  html`<svg class="fingers" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 9v9M12 5v13M18 8v10" /></svg>`;
