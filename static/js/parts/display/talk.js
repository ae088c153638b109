/**
 * While tables talk: the question, and how much is going on, never what is being said.
 * A few tables are tiles; many are their numbers in groups; sixty on a small screen are sums.
 */
import { cx, html, plural } from "../ui.js";
import { Sheet } from "./fit.js";
import { TimeLeft } from "./timer.js";

export function Talk({ screen, view }) {
  const { question, tables, newest = [] } = screen;
  const foot = html`
    ${view.timer && !view.paused && html`<${TimeLeft} timer=${view.timer} />`}
    ${view.paused && html`<p class="time-words">We have a pause.</p>`}
    <p class="talk-total">
      <span><b>${screen.points}</b> ${screen.points === 1 ? "point" : "points"} so far</span>
      <${Cards} cards=${screen.cards ?? {}} />
    </p>
  `;
  return html`
    <${Sheet} rooms=${["tiles", "groups", "sums-large", "sums"]} mark=${question.number} foot=${foot}>
      <h1 class=${cx("talk-question may-break", question.text.length > 60 && "talk-question-long")} dir="auto">${question.text}</h1>
      ${
        newest.length > 0
          ? html`<ul class="newest">${newest.map((text) => html`<li key=${text} class="may-break" dir="auto">${text}</li>`)}</ul>`
          : html`
              <ul class=${cx("talk-tiles", tables.length === 4 && "talk-tiles-four")}>
                ${[...tables].sort((a, b) => a.number - b.number).map((table) => html`<${Tile} key=${table.number} table=${table} />`)}
              </ul>
              <${Groups} tables=${tables} />
            `
      }
    <//>
  `;
}

const CARDS = {
  question: ["has a question", "have a question"],
  slow: ["asks to go slower", "ask to go slower"],
  speak: ["would like to speak", "would like to speak"],
  break: ["needs a break", "need a break"],
  format: ["needs it in another way", "need it in another way"],
};

/** Cards as counts only: never who, never which table. */
function Cards({ cards }) {
  return Object.entries(CARDS)
    .filter(([kind]) => cards[kind])
    .map(([kind, words]) => html`<span key=${kind}>${plural(cards[kind], ...words)}</span>`);
}

function Tile({ table }) {
  const { number, points, doing } = table;
  return html`
    <li class=${`tile tile-${doing}`}>
      <span class="tile-head"><b>Table ${number}</b> <span class="tile-points">${plural(points, "point", "points")}</span></span>
      <span class="tile-doing"><${Mark} doing=${doing} /> ${DOING[doing].alone(table)}</span>
    </li>
  `;
}

const DOING = {
  talking: {
    alone: () => "talking",
    many: (n) => plural(n, "table is talking", "tables are talking"),
  },
  checking: {
    alone: (table) => `checking: ${table.answered} of ${table.present}`,
    many: (n, answered, present) =>
      `${plural(n, "table is", "tables are")} checking agreement: ${answered}\u00a0of\u00a0${present}`,
  },
  showing: {
    alone: () => "sees a result",
    many: (n) => plural(n, "table looks at a result", "tables look at a result"),
  },
};

/** A form for each state, so that no state is told by colour alone. */
function Mark({ doing }) {
  return html`<span class=${`mark mark-${doing}`} aria-hidden="true"></span>`;
}

function Groups({ tables }) {
  return html`
    <ul class="talk-groups">
      ${Object.keys(DOING).map((doing) => {
        const here = tables.filter((table) => table.doing === doing);
        return here.length > 0 && html`<${Group} key=${doing} doing=${doing} tables=${here} />`;
      })}
    </ul>
  `;
}

function Group({ doing, tables }) {
  const sum = (what) => tables.reduce((all, table) => all + table[what], 0);
  const numbers = tables.map((table) => table.number).sort((a, b) => a - b);
  return html`
    <li class="group">
      <span class="group-words">
        <${Mark} doing=${doing} /> ${DOING[doing].many(tables.length, sum("answered"), sum("present"))}
      </span>
      <span class="group-numbers" role="img" aria-label=${`Tables ${numbers.join(", ")}`}>
        ${numbers.map((number) => html`<span key=${number} class=${`group-table group-${doing}`}>${number}</span>`)}
      </span>
    </li>
  `;
}
