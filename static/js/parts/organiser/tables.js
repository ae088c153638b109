/** How each table does. A real table, those in need first: it can be scanned, and read in order by a screen reader. */
import { html, plural, useState } from "../ui.js";
import { since, timerWords } from "./clock.js";
import { OneTable } from "./one-table.js";
import { Tools } from "./tools.js";

export function Tables({ view, lead, now }) {
  const { tables } = view;
  const [open, setOpen] = useState(null);
  const columns = COLUMNS[view.stage.kind] ?? TALKING;
  const chosen = tables.find(({ number }) => number === open);
  const close = () => {
    setOpen(null);
    document.getElementById(`table-open-${open}`)?.focus();
  };
  return html`
    <section class="tables" id="tables" aria-labelledby="tables-title">
      <div class="tables-head">
        <h2 id="tables-title">Tables</h2>
        <p class="soft">${summary(view)}</p>
      </div>
      <${Tools} view=${view} lead=${lead} now=${now} />
      ${chosen && html`<${OneTable} table=${chosen} view=${view} lead=${lead} onClose=${close} />`}
      <table class="table-list" role="table" aria-labelledby="tables-title">
        <thead role="rowgroup">
          <tr role="row">
            ${columns.map((column) => html`<th key=${column.name} scope="col" role="columnheader" class=${column.kind}>${column.name}</th>`)}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${tables.map((table) => html`<${Row} key=${table.number} table=${table} columns=${columns} now=${now} onOpen=${() => setOpen(table.number)} />`)}
        </tbody>
      </table>
    </section>
  `;
}

function summary({ tables, stage }) {
  if (stage.kind === "lobby")
    return `${tables.filter((table) => table.tablets > 0).length} of ${tables.length} are here`;
  const needing = tables.filter((table) => table.attention).length;
  if (needing === 0) return "All are well";
  const well = tables.length - needing;
  return `${plural(needing, "needs", "need")} you, ${plural(well, "is", "are")} well`;
}

/** The roles are said out loud because on a phone the rows are stacked, and CSS would take them away. */
function Row({ table, columns, now, onOpen }) {
  const [first, ...others] = columns;
  return html`
    <tr role="row" class=${table.attention ? "needs" : ""}>
      <th scope="row" role="rowheader">
        <button type="button" class="table-open" id=${`table-open-${table.number}`} onClick=${onOpen}>${first.cell(table)}</button>
      </th>
      ${others.map(
        (column) => html`
          <td key=${column.name} role="cell" class=${column.kind}>
            <span class="cell-name" aria-hidden="true">${column.name}</span>
            <span class="cell">${column.cell(table, now)}</span>
          </td>
        `,
      )}
    </tr>
  `;
}

const CARDS = {
  question: "Card: a question",
  slow: "Card: slow down",
  speak: "Card: wants to speak",
  break: "Card: a break",
  format: "Card: another format",
};

const NUMBER = { name: "Table", cell: (table) => `Table ${table.number}${table.name ? `, ${table.name}` : ""}` };
const HOW = { name: "How it is", kind: "how", cell: (table, now) => html`<${How} table=${table} now=${now} />` };

const POINTS = { name: "Points", kind: "number", cell: (table) => table.points };
const KEY_POINTS = { name: "Key points", kind: "number", cell: (table) => table.key_points };
const SAVED = { name: "Last saved", kind: "number", cell: (table) => clock(table.saved_at) };

const TALKING = [
  NUMBER,
  HOW,
  { name: "Doing", cell: (table) => table.doing },
  POINTS,
  { name: "Answered", kind: "wide", cell: (table) => html`<${Answered} check=${table.check} />` },
  KEY_POINTS,
  { name: "Time left", kind: "number", cell: (table, now) => timerWords(table.timer, now).replace(" left", "") || "–" },
  SAVED,
];

const TOLD = [NUMBER, HOW, POINTS, KEY_POINTS, SAVED];

const ARRIVING = [
  NUMBER,
  HOW,
  { name: "Tablets", kind: "number", cell: (table) => table.tablets },
  { name: "Phones", kind: "number", cell: (table) => table.phones },
  { name: "People counted", kind: "number", cell: (table) => table.headcount || "not yet" },
];

const COLUMNS = { lobby: ARRIVING, closing: TOLD, ended: TOLD };

/** Form, words and tint; the form alone is never the sign. */
function How({ table, now }) {
  return html`
    <span class="how-words"><span class=${`how-mark how-${table.how}`} aria-hidden="true"></span>${table.how_words}${since(table.gone_at, now)}</span>
    ${Object.entries(table.cards).map(
      ([kind, count]) =>
        html`<span key=${kind} class="how-card">${CARDS[kind] ?? kind}${count > 1 && `, ${count}`}</span>`,
    )}
    ${table.unfinished.map((words) => html`<span key=${words} class="how-unfinished">${words}</span>`)}
  `;
}

function Answered({ check }) {
  if (!check) return html`<span class="soft">Not voting</span>`;
  return html`
    <span class="answered">
      <${Meter} answered=${check.answered} present=${check.present} />${" "}
      <span>${check.answered} of ${check.present}${check.state === "locked" && ", closed"}</span>
    </span>
  `;
}

/** The words beside it say the same. */
export function Meter({ answered, present }) {
  const share = present > 0 ? Math.min(1, answered / present) : 0;
  return html`<span class="meter" aria-hidden="true"><span style=${{ width: `${share * 100}%` }}></span></span>`;
}

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
export const clock = (at) => (at ? time.format(at) : "nothing yet");
