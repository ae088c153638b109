/** Themes in the order in which they are told, with the statements and points under each. */
import { Act } from "../organiser/act.js";
import { html, plural, useId, useState } from "../ui.js";
import { receiving } from "./drag.js";
import { PointCard } from "./point.js";
import { StatementCard } from "./statement.js";

export function Themes({ desk }) {
  const free = desk.under("").statements;
  return html`
    <section class="themes" aria-labelledby="themes-title">
      <div class="themes-head">
        <h2 id="themes-title">Themes</h2>
        <${NewTheme} desk=${desk} />
      </div>
      ${desk.themes.length === 0 && html`<p class="empty">No theme yet. Name one above. Then put points under it: choose them, or drag them.</p>`}
      ${desk.themes.map((theme, at) => html`<${Theme} key=${theme.id} theme=${theme} at=${at} desk=${desk} />`)}
      ${
        free.length > 0 &&
        html`
          <section class="theme" aria-labelledby="no-theme" ...${receiving(desk, (id) => desk.sort([id], "", "Taken out of its theme."))}>
            <h3 id="no-theme">Statements under no theme</h3>
            <ul class="theme-items">${free.map((s) => html`<${StatementCard} key=${s.id} statement=${s} desk=${desk} />`)}</ul>
          </section>
        `
      }
    </section>
  `;
}

function NewTheme({ desk }) {
  const [title, setTitle] = useState("");
  const id = useId();
  const make = async (event) => {
    event.preventDefault();
    if (!desk.able || !title.trim()) return;
    const ack = await desk.act("make_theme", { title }, "Theme added.");
    if (ack.ok) setTitle("");
  };
  return html`
    <form class="new-theme" onSubmit=${make}>
      <label for=${id}>New theme</label>
      <input id=${id} value=${title} maxlength=${desk.view.limits.theme} onInput=${(event) => setTitle(event.currentTarget.value)} />
      <button type="submit" class="button" aria-disabled=${desk.able && title.trim() ? undefined : "true"}>Add theme</button>
    </form>
  `;
}

function Theme({ theme, at, desk }) {
  const [naming, setNaming] = useState(false);
  const { statements, points } = desk.under(theme.id);
  const drop = receiving(desk, (id) => desk.sort([id], theme.id, `Put under ${theme.title}.`));
  const before = desk.themes[at - 1]?.id;
  const after = desk.themes[at + 2]?.id ?? "";
  const move = (place, done) => desk.act("move_theme", { theme: theme.id, before: place }, done);
  const id = `theme-${theme.id}`;
  const empty = statements.length + points.length === 0;
  const of = html`<span class="visually-hidden">: ${theme.title}</span>`;
  return html`
    <section class="theme" aria-labelledby=${id} ...${drop}>
      <div class="theme-head">
        <h3 id=${id}>${at + 1}. ${theme.title}</h3>
        <p class="soft">${plural(statements.length, "statement", "statements")}, ${plural(points.length, "point", "points")}</p>
        <p class="buttons theme-acts">
          <${Act} able=${desk.able && at > 0} onPress=${() => move(before, "Moved up.")}>Up${of}<//>
          <${Act} able=${desk.able && at < desk.themes.length - 1} onPress=${() => move(after, "Moved down.")}>Down${of}<//>
          <${Act} able=${desk.able} onPress=${() => setNaming(!naming)}>Rename${of}<//>
          ${empty && html`<${Act} able=${desk.able} onPress=${() => desk.act("remove_theme", { theme: theme.id }, "Theme removed.")}>Remove${of}<//>`}
        </p>
      </div>
      ${naming && html`<${Rename} theme=${theme} desk=${desk} done=${() => setNaming(false)} />`}
      ${empty && html`<p class="empty">Nothing here yet.</p>`}
      <ul class="theme-items">
        ${statements.map((s) => html`<${StatementCard} key=${s.id} statement=${s} desk=${desk} />`)}
        ${points.map((point) => html`<${PointCard} key=${point.id} point=${point} desk=${desk} />`)}
      </ul>
    </section>
  `;
}

function Rename({ theme, desk, done }) {
  const [was] = useState(theme.title);
  const [title, setTitle] = useState(theme.title);
  const id = useId();
  const save = (event) => {
    event.preventDefault();
    if (!desk.able || !title.trim()) return;
    desk.act("rename_theme", { theme: theme.id, title, was }, "Theme renamed.");
    done();
  };
  return html`
    <form class="new-theme" onSubmit=${save}>
      <label for=${id}>New name</label>
      <input id=${id} value=${title} maxlength=${desk.view.limits.theme} onInput=${(event) => setTitle(event.currentTarget.value)} />
      <button type="submit" class="button">Save the name</button>
      <${Act} onPress=${done}>Leave it<//>
    </form>
  `;
}
