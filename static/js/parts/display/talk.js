/**
 * While tables talk: the question, and how much is going on, never what is being said.
 * A few tables are tiles; many are their numbers in groups; sixty on a small screen are sums.
 */
import { cx, html } from "../ui.js";
import { number, t, tn } from "../words.js";
import { Sheet } from "./fit.js";
import { TimeLeft } from "./timer.js";

export function Talk({ screen, view }) {
  const { question, tables, newest = [] } = screen;
  const foot = html`
    ${view.timer && !view.paused && html`<${TimeLeft} timer=${view.timer} />`}
    ${view.paused && html`<p class="time-words">${t("We have a pause.")}</p>`}
    <p class="talk-total">
      <span>${tn("{n} point so far", "{n} points so far", screen.points)}</span>
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
  question: (n) => tn("{n} has a question", "{n} have a question", n),
  slow: (n) => tn("{n} asks to go slower", "{n} ask to go slower", n),
  speak: (n) => tn("{n} would like to speak", "{n} people would like to speak", n),
  break: (n) => tn("{n} needs a break", "{n} need a break", n),
  format: (n) => tn("{n} needs it in another way", "{n} need it in another way", n),
};

/** Cards as counts only: never who, never which table. */
function Cards({ cards }) {
  return Object.entries(CARDS)
    .filter(([kind]) => cards[kind])
    .map(([kind, words]) => html`<span key=${kind}>${words(cards[kind])}</span>`);
}

function Tile({ table }) {
  const { points, doing } = table;
  return html`
    <li class=${`tile tile-${doing}`}>
      <span class="tile-head"><b>${t("Table {n}", { n: number(table.number) })}</b> <span class="tile-points">${tn("{n} point", "{n} points", points)}</span></span>
      ${DOING[doing] && html`<span class="tile-doing"><${Mark} doing=${doing} /> ${DOING[doing].alone(table)}</span>`}
    </li>
  `;
}

/** Of a table where nobody is yet, nothing is said. */
const DOING = {
  talking: {
    alone: () => t("talking"),
    many: (n) => tn("{n} table is talking", "{n} tables are talking", n),
  },
  checking: {
    alone: (table) => t("checking: {answered} of {present}", table),
    many: (n, answered, present) =>
      tn(
        "{n} table is checking agreement: {answered} of {present}",
        "{n} tables are checking agreement: {answered} of {present}",
        n,
        { answered, present },
      ),
  },
  showing: {
    alone: () => t("sees a result"),
    many: (n) => tn("{n} table looks at a result", "{n} tables look at a result", n),
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
      <span class="group-numbers" role="img" aria-label=${t("Tables {numbers}", { numbers: numbers.join(", ") })}>
        ${numbers.map((one) => html`<span key=${one} class=${`group-table group-${doing}`}>${one}</span>`)}
      </span>
    </li>
  `;
}
