/**
 * The common ground: each point by how many of those asked agree (to the right) and how many tables stand behind it
 * (up). A list beside the map has the words of the numbered dots, whole; the rest are on its next pages. The same is
 * there as a sentence and as a table.
 */
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { cx, html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { t, tn, number as written } from "../words.js";
import { Sheet } from "./fit.js";
import { hiddenWords } from "./revealed.js";

const LETTER = 0.54; // of the text's size: how wide a letter is, on average

export function CommonGround({ screen }) {
  const { items } = screen;
  const [named, setNamed] = useState("");
  const numbers = named.split(" ").map(Number);
  return html`
    <div class="ground">
      <h1 class="ground-title"><${Title} screen=${screen} /></h1>
      ${
        screen.hidden
          ? html`<p class="step-note">${hiddenWords()}</p>`
          : html`
              <div class="ground-both">
                <${Plot} screen=${screen} numbers=${numbers} />
                <${Sheet} mark=${screen.key} onShown=${(box) => setNamed(numbersIn(box))}>
                  <ol class="ground-list may-break">
                    ${items.map((item, at) => html`<${Named} key=${item.id} item=${item} number=${at + 1} />`)}
                  </ol>
                <//>
              </div>
              <${Table} items=${items} />
            `
      }
    </div>
  `;
}

function Named({ item, number }) {
  return html`
    <li class=${cx("ground-item", item.common && "ground-common")} data-number=${number}>
      <span class="ground-number" aria-hidden="true">${number}</span> <span dir="auto" data-said=${`item:${number}`}>${item.text}</span>
    </li>
  `;
}

/** The numbers of the points whose words are on this page, or go on on it. */
function numbersIn(box) {
  const { left, right } = box.getBoundingClientRect();
  const isHere = (line) => line.right > left + 2 && line.left < right - 2;
  const here = [...box.querySelectorAll("[data-number]")].filter((item) => [...item.getClientRects()].some(isHere));
  return here.map((item) => item.dataset.number).join(" ");
}

/** The tint behind the words is the one on the map: the title is its legend. */
function Title({ screen }) {
  const [before, after] = screen.title.split("common ground");
  if (after === undefined) return screen.title;
  return html`${before}<span class="ground-tint">common ground</span>${after}`;
}

function Plot({ screen, numbers }) {
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
  return html`<div class="ground-map" ref=${box}>${size && html`<${Drawing} screen=${screen} numbers=${numbers} size=${size} />`}</div>`;
}

function Drawing({ screen, numbers, size }) {
  const { items, tables } = screen;
  const { width, height, text } = size;
  const least = Math.min(...items.map((item) => item.percent), 50) < 50 ? 0 : 50;
  const most = Math.max(2, tables, max(items, (item) => item.tables) ?? 0);
  const dot = text * 0.3;
  const edge = {
    left: text * LETTER * (`${most}`.length + 1.4),
    right: dot * 2.2 + text * LETTER * (`${items.length}`.length + 0.6),
    top: text * 0.9,
    foot: text * 1.9,
  };
  const x = scaleLinear([least, 100], [edge.left + text, width - edge.right]);
  const y = scaleLinear([1, most], [height - edge.foot - text * 0.8, edge.top]);
  const named = items.map((item, at) => ({ item, number: at + 1 })).filter(({ number }) => numbers.includes(number));
  const isLit = new Set(named.map(({ item }) => item));
  const labels = apart(
    named.map(({ item, number }) => ({ item, number, x: x(item.percent) + dot * 1.7, y: y(item.tables) })),
    text * 1.1,
    [edge.top, height - edge.foot - text * 0.5],
  );
  const { ticks, end } = foot(x, least, width, text * LETTER);
  const dots = [...items].sort((a, b) => isLit.has(a) - isLit.has(b)); // those that are named lie on top
  const half = Math.ceil(most / 2);
  return html`
    <svg class="ground-svg" width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${sentence(screen)}>
      <rect class="ground-area" x=${x(75) - dot} y=${edge.top - text * 0.75} rx=${text * 0.25}
        width=${width - x(75) + dot} height=${y(half) - edge.top + text * 1.35} />
      <path class="ground-axis" d=${`M${edge.left} 0V${height - edge.foot}H${width}`} />
      ${ticks.map(([at, said]) => html`<text key=${at} class="ground-tick" x=${x(at)} y=${height - text * 0.35} text-anchor="middle">${said}</text>`)}
      <text class="ground-tick" x=${width} y=${height - text * 0.35} text-anchor="end">${end}</text>
      ${[...new Set([1, half, most])].map(
        (at) =>
          html`<text key=${at} class="ground-tick" x=${edge.left - text * 0.35} y=${y(at) + text * 0.33} text-anchor="end">${at}</text>`,
      )}
      ${dots.map((item) => html`<circle key=${item.id} class=${cx("ground-dot", isLit.has(item) && "ground-lit")} cx=${x(item.percent)} cy=${y(item.tables)} r=${isLit.has(item) ? dot : dot * 0.6} />`)}
      ${labels.map(
        ({ item, number, x: left, y: top, from }) => html`
          <g key=${item.id}>
            ${Math.abs(top - from) > text * 0.5 && html`<path class="ground-lead" d=${`M${left - dot} ${from}L${left - dot * 0.2} ${top}`} />`}
            <text class=${cx("ground-label", item.common && "ground-common")} x=${left} y=${top + text * 0.33}>${number}</text>
          </g>
        `,
      )}
    </svg>
  `;
}

/** The words below the map: short ones, and none between, where there is no room. `end` stands at its right edge. */
function foot(x, least, width, letter) {
  const [low, between] = least
    ? [
        [50, t("Half")],
        [75, t("3 in 4")],
      ]
    : [
        [0, t("Nobody")],
        [50, t("Half")],
      ];
  const right = ([at, words]) => x(at) + (words.length / 2 + 0.7) * letter;
  const left = ([at, words]) => x(at) - (words.length / 2) * letter;
  const everyone = t("Everyone");
  const free = width - everyone.length * letter;
  if (right(low) > free) return { ticks: [least ? low : [0, t("None")]], end: t("All") };
  const isFree = left(between) > right(low) && right(between) < free;
  return { ticks: isFree ? [low, between] : [low], end: everyone };
}

/** Labels keep their dot's height where they can, and stand at least `gap` apart. */
function apart(labels, gap, [top, foot]) {
  const order = labels.map((label) => ({ ...label, from: label.y })).sort((a, b) => a.y - b.y || a.x - b.x);
  order.forEach((label, at) => {
    const before = order[at - 1];
    label.y = Math.max(label.y, before ? before.y + gap : top);
  });
  [...order].reverse().forEach((label, at, up) => {
    label.y = Math.min(label.y, at ? up[at - 1].y - gap : foot);
  });
  return order;
}

export function sentence({ items, tables }) {
  if (!items.length) return t("No point has been voted on yet.");
  const said = items.map((item) =>
    t("{point}: {share}, {tables} of {all}", {
      point: item.text.replace(/\.$/, ""),
      share: item.share,
      tables: tn("{n} table", "{n} tables", item.tables),
      all: written(tables),
    }),
  );
  return `${tn("A map of {n} point.", "A map of {n} points.", items.length)} ${said.join(". ")}.`;
}

function Table({ items }) {
  return html`
    <div class="visually-hidden"><table>
      <caption>${t("The same as a table")}</caption>
      <thead><tr><th scope="col">${t("Point")}</th><th scope="col">${t("Of those asked")}</th><th scope="col">${t("Tables")}</th><th scope="col">${t("Common ground")}</th></tr></thead>
      <tbody>
        ${items.map(
          (item) => html`
            <tr key=${item.id}>
              <th scope="row">${item.text}</th>
              <td>${item.share}</td>
              <td>${item.tables}</td>
              <td>${item.common ? t("yes") : t("no")}</td>
            </tr>
          `,
        )}
      </tbody>
    </table></div>
  `;
}
