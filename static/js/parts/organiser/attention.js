/** What needs the organiser, in words, above all else: seen first, and said aloud once when it comes. */
import { announce } from "../announce.js";
import { html, plural, useEffect, useRef } from "../ui.js";
import { Act } from "./act.js";
import { since } from "./clock.js";

export function Attention({ tables, lead, now }) {
  const needing = tables.filter((table) => table.attention);
  useAnnounced(needing);
  if (needing.length === 0) return null;
  return html`
    <section class="attention" aria-labelledby="attention-title">
      <${Flag} />
      <div>
        <h2 id="attention-title">${plural(needing.length, "table needs", "tables need")} you</h2>
        <ul>${needing.map((table) => html`<li key=${table.number}>${need(table, since(table.gone_at, now))} ${table.help && html`<${Going} table=${table} lead=${lead} />`}</li>`)}</ul>
        ${needing.some(({ how }) => how === "new") && html`<p class="soft">Does nobody sit there? Press its name below, then “Remove the table”.</p>`}
      </div>
    </section>
  `;
}

const Going = ({ table: { number }, lead }) => html`
  <${Act} able=${lead.able} onPress=${() => lead.send("answer_help", { number })}>I am going<span class="visually-hidden"> to Table ${number}</span><//>
`;

/** howLong: " for 2 min", or nothing. */
function need(table, howLong) {
  const lost = table.how === "gone" && `The tablet is not connected${howLong}.`;
  // A call for help is the first of what is unfinished.
  const said = table.help ? [...table.unfinished, lost] : [lost, ...table.unfinished];
  return `Table ${table.number}: ${said.filter(Boolean).join(" ") || table.how_words}`;
}

/** A table that needs somebody since the last look, and not again with every minute that it waits. */
function useAnnounced(needing) {
  const before = useRef(null);
  const keys = needing.map(({ number, help, how }) => `${number} ${help} ${how}`);
  useEffect(() => {
    // What was there when the page opened is read with the page.
    const fresh = needing.filter((_, at) => before.current && !before.current.includes(keys[at]));
    before.current = keys;
    if (fresh.length > 0) announce(fresh.map((table) => need(table, "")).join(" "));
  }, [keys.join()]);
}

const Flag = () => html`
  <svg class="attention-flag" viewBox="0 0 24 24" width="28" height="28" fill="currentColor" aria-hidden="true">
    <path d="M5 3h2v18H5zM8 4h11l-3 4 3 4H8z" />
  </svg>
`;
