/**
 * The common ground: each point by how many of those asked agree (to the right) and how many tables stand behind it
 * (up). Six are named at a time, the rest are on the next pages. The same is there as a sentence and as a table.
 */
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { cx, html, plural, useContext, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Paging } from "./fit.js";
import { HIDDEN } from "./revealed.js";

const NAMED = 6;
const LETTER = 0.54; // of the text's size: how wide a letter is, on average

export function CommonGround({ screen }) {
  const { items } = screen;
  const pages = Math.max(1, Math.ceil(items.length / NAMED));
  const { step, page, report } = useContext(Paging);
  useEffect(() => {
    if (step) report(pages);
  }, [step, pages, report]);
  const shown = Math.min(page, pages) - 1;
  return html`
    <div class="ground">
      <h1 class="ground-title"><${Title} screen=${screen} /></h1>
      ${screen.hidden ? html`<p class="step-note">${HIDDEN}</p>` : html`<${Plot} screen=${screen} named=${items.slice(shown * NAMED, (shown + 1) * NAMED)} />`}
      ${pages > 1 && html`<p class="sheet-pages">Page ${shown + 1} of ${pages}</p>`}
      ${!screen.hidden && html`<${Table} items=${items} />`}
    </div>
  `;
}

/** The tint behind the words is the one on the map: the title is its legend. */
function Title({ screen }) {
  const [before, after] = screen.title.split("common ground");
  if (after === undefined) return screen.title;
  return html`${before}<span class="ground-tint">common ground</span>${after}`;
}

function Plot({ screen, named }) {
  const box = useRef(null);
  const [size, setSize] = useState(null);
  const measure = () => {
    if (!box.current) return;
    const { clientWidth: width, clientHeight: height } = box.current;
    setSize({ width, height, text: Number.parseFloat(getComputedStyle(box.current).fontSize) });
  };
  useLayoutEffect(measure, []);
  useEffect(() => {
    const watch = new ResizeObserver(measure);
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return html`<div class="ground-map" ref=${box}>${size && html`<${Drawing} screen=${screen} named=${named} size=${size} />`}</div>`;
}

function Drawing({ screen, named, size }) {
  const { items, tables } = screen;
  const { width, height, text } = size;
  const least = Math.min(...items.map((item) => item.percent), 50) < 50 ? 0 : 50;
  const most = Math.max(2, tables, max(items, (item) => item.tables) ?? 0);
  const letters = Math.max(14, Math.min(26, Math.floor((width * 0.38) / (text * LETTER))));
  const edge = {
    left: text * LETTER * (`${most}`.length + 1.4),
    right: (letters + 1.5) * text * LETTER,
    top: text * 0.9,
    foot: text * 1.9,
  };
  const x = scaleLinear([least, 100], [edge.left + text, width - edge.right]);
  const y = scaleLinear([1, most], [height - edge.foot - text * 0.8, edge.top]);
  const dot = text * 0.3;
  const labels = apart(
    named.map((item) => ({ item, x: x(item.percent) + dot * 2.2, y: y(item.tables) })),
    text * 1.16,
    [edge.top, height - edge.foot - text * 0.5],
  );
  const ticks = least
    ? [
        [50, "Half"],
        [75, "3 in 4"],
        [100, "Everyone"],
      ]
    : [
        [0, "Nobody"],
        [50, "Half"],
        [100, "Everyone"],
      ];
  const half = Math.ceil(most / 2);
  return html`
    <svg class="ground-svg" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${sentence(screen)}>
      <rect class="ground-area" x=${x(75) - dot} y=${edge.top - text * 0.75} rx=${text * 0.25}
        width=${width - x(75) + dot} height=${y(half) - edge.top + text * 1.35} />
      <path class="ground-axis" d=${`M${edge.left} 0V${height - edge.foot}H${width}`} />
      ${ticks.map(([at, words]) => html`<text key=${at} class="ground-tick" x=${x(at)} y=${height - text * 0.35} text-anchor="middle">${words}</text>`)}
      ${[...new Set([1, half, most])].map(
        (at) =>
          html`<text key=${at} class="ground-tick" x=${edge.left - text * 0.35} y=${y(at) + text * 0.33} text-anchor="end">${at}</text>`,
      )}
      ${items.map((item) => html`<circle key=${item.id} class=${cx("ground-dot", named.includes(item) && "ground-lit")} cx=${x(item.percent)} cy=${y(item.tables)} r=${named.includes(item) ? dot : dot * 0.6} />`)}
      ${labels.map(
        ({ item, x: left, y: top, from }) => html`
          <g key=${item.id}>
            ${Math.abs(top - from) > text * 0.5 && html`<path class="ground-lead" d=${`M${left - dot} ${from}L${left - dot * 0.2} ${top}`} />`}
            <text class=${cx("ground-label", item.common && "ground-common")} x=${left} y=${top + text * 0.33}>${short(item.text, letters)}</text>
          </g>
        `,
      )}
    </svg>
  `;
}

/** Labels keep their dot's height where they can, and stand at least `gap` apart. */
function apart(labels, gap, [top, foot]) {
  const order = labels.map((label) => ({ ...label, from: label.y })).sort((a, b) => a.y - b.y);
  order.forEach((label, at) => {
    const before = order[at - 1];
    label.y = Math.max(label.y, before ? before.y + gap : top);
  });
  [...order].reverse().forEach((label, at, up) => {
    label.y = Math.min(label.y, at ? up[at - 1].y - gap : foot);
  });
  return order;
}

/** The first words of a point, as a name for it: the whole has been on a screen of its own. */
export function short(text, letters) {
  const all = [...text];
  if (all.length <= letters) return text.replace(/\.$/, "");
  const cut = all.slice(0, letters - 1).join("");
  return `${cut.replace(/[\s,;:.–—-]+\S*$/, "") || cut} …`;
}

export function sentence({ items, tables }) {
  if (!items.length) return "No point has been voted on yet.";
  const said = items.map(
    (item) => `${item.text.replace(/\.$/, "")}: ${item.share}, ${plural(item.tables, "table", "tables")} of ${tables}`,
  );
  return `A map of ${plural(items.length, "point", "points")}. ${said.join(". ")}.`;
}

function Table({ items }) {
  return html`
    <table class="visually-hidden">
      <caption>The same as a table</caption>
      <thead><tr><th scope="col">Point</th><th scope="col">Of those asked</th><th scope="col">Tables</th><th scope="col">Common ground</th></tr></thead>
      <tbody>
        ${items.map(
          (item) => html`
            <tr key=${item.id}>
              <th scope="row">${item.text}</th>
              <td>${item.share}</td>
              <td>${item.tables}</td>
              <td>${item.common ? "yes" : "no"}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
