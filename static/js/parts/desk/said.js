/** What tables say: every key point that is in no statement yet, found by words, question, table, theme, kind, status. */
import { html, plural, useId, useState } from "../ui.js";
import { receiving } from "./drag.js";
import { PointCard } from "./point.js";

const ALL = "all";
const NO_THEME = "none";
const START = { words: "", question: ALL, table: ALL, theme: NO_THEME, kind: ALL, status: ALL };

const STATUS = {
  agreed: "Agreed",
  worries: "Agreed, with worries",
  not_agreed: "Not agreed",
  too_few: "Too few answers",
  none: "Not checked",
  held: "Held back",
  hidden: "Hidden",
};

export function Said({ desk }) {
  const [wanted, setWanted] = useState(START);
  const shown = desk.loose.filter((point) => fits(point, wanted));
  const drop = receiving(desk, (id) => desk.sort([id], "", "Taken out of its theme."));
  const filtered = Object.keys(START).some((key) => wanted[key] !== START[key]);
  return html`
    <section class="said" aria-labelledby="said-title" ...${drop}>
      <div class="said-head">
        <h2 id="said-title">What tables say</h2>
        <p class="soft" role="status">${countWords(shown.length, desk.loose.length)}</p>
      </div>
      <${Filters} desk=${desk} wanted=${wanted} setWanted=${setWanted} />
      ${filtered && html`<p><button type="button" class="button quiet" onClick=${() => setWanted(START)}>Clear the search</button></p>`}
      ${shown.length === 0 && html`<p class="empty">${emptyWords(desk, filtered)}</p>`}
      <ul class="said-list">
        ${shown.map((point) => html`<${PointCard} key=${point.id} point=${point} desk=${desk} />`)}
      </ul>
    </section>
  `;
}

function Filters({ desk, wanted, setWanted }) {
  const { view } = desk;
  const set = (key) => (event) => setWanted({ ...wanted, [key]: event.currentTarget.value });
  const id = useId();
  const choices = [
    ["question", "Question", view.questions.map((q) => [String(q.number), `Question ${q.number}`])],
    ["table", "Table", view.tables.map((table) => [String(table), `Table ${table}`])],
    ["theme", "Theme", [[NO_THEME, "Under no theme yet"], ...desk.themes.map((t) => [t.id, t.title])]],
    ["kind", "Kind", view.kinds.map((kind) => [kind.id, kind.words])],
    ["status", "Status", Object.entries(STATUS)],
  ];
  return html`
    <form class="filters" role="search" onSubmit=${(event) => event.preventDefault()}>
      <div class="field filter-words">
        <label for=${`${id}-words`}>Search the words</label>
        <input id=${`${id}-words`} type="search" value=${wanted.words} onInput=${set("words")} />
      </div>
      ${choices.map(
        ([key, label, options]) => html`
          <div class="field" key=${key}>
            <label for=${`${id}-${key}`}>${label}</label>
            <select id=${`${id}-${key}`} value=${wanted[key]} onChange=${set(key)}>
              <option value=${ALL}>All</option>
              ${options.map(([value, words]) => html`<option key=${value} value=${value}>${words}</option>`)}
            </select>
          </div>
        `,
      )}
    </form>
  `;
}

function fits(point, { words, question, table, theme, kind, status }) {
  const said = `${point.text} ${point.dissent}`.toLocaleLowerCase();
  const is = (wanted, value) => wanted === ALL || wanted === String(value);
  return (
    words
      .toLocaleLowerCase()
      .split(/\s+/)
      .every((word) => said.includes(word)) &&
    is(question, point.question) &&
    is(table, point.table) &&
    is(theme, point.theme || NO_THEME) &&
    is(kind, point.kind) &&
    (is(status, point.result?.status ?? "none") || status === point.moderated)
  );
}

const countWords = (shown, all) =>
  shown === all ? `${plural(all, "point", "points")} in no statement` : `${shown} of ${plural(all, "point", "points")}`;

function emptyWords(desk, filtered) {
  if (desk.view.points.length === 0) return "Key points come in here as tables mark them.";
  if (filtered) return "Nothing fits this search.";
  return "Everything is under a theme or in a statement. New key points come in here.";
}
