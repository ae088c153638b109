/** Writing one statement for several points. Each point stays behind it with its table, its result and its dissent. */
import { Act } from "../organiser/act.js";
import { html, letters, useId, useLayoutEffect, useRef, useState } from "../ui.js";

export function Merge({ desk }) {
  const { sources: begun, text: first } = desk.merging.value;
  const [sources, setSources] = useState(begun);
  const [text, setText] = useState(first);
  const [theme, setTheme] = useState(commonTheme(desk, begun));
  const [busy, setBusy] = useState(false);
  const heading = useRef();
  const id = useId();
  useLayoutEffect(() => heading.current.focus(), []);
  const most = desk.view.limits.text;
  const tooLong = letters(text) > most;
  const points = sources.map((source) => desk.points.get(source)).filter(Boolean);
  const taken = points.filter((point) => point.statement);
  const ready = desk.able && !busy && text.trim() && !tooLong && points.length > 0 && taken.length === 0;
  const save = async (event) => {
    event.preventDefault();
    if (!ready) return;
    setBusy(true);
    const there = desk.themes.some((one) => one.id === theme) ? theme : "";
    const fields = { text, sources: points.map((point) => point.id), theme: there };
    const ack = await desk.act("make_statement", fields, "Merged into one statement.");
    setBusy(false);
    if (!ack.ok) return; // the words stay here; the tray says why
    desk.clear();
    desk.stopMerging();
  };
  return html`
    <form class="merge" aria-labelledby=${`${id}-title`} onSubmit=${save}>
      <h2 id=${`${id}-title`} ref=${heading} tabindex="-1">One statement for ${points.length === 1 ? "this point" : `these ${points.length} points`}</h2>
      <ul class="merge-sources">
        ${points.map(
          (point) => html`
            <li key=${point.id}>
              <p><strong>Table ${point.table}:</strong> ${point.text}</p>
              ${point.statement && html`<p class="notice attend">Someone has just merged this one into “${desk.statements.get(point.statement)?.text}”.</p>`}
              <p class="buttons">
                <${Act} onPress=${() => setText(point.text)}>Use these words<span class="visually-hidden"> of Table ${point.table}</span><//>
                ${points.length > 1 && html`<${Act} onPress=${() => setSources(sources.filter((s) => s !== point.id))}>Leave it out<span class="visually-hidden">: “${point.text}”</span><//>`}
              </p>
            </li>
          `,
        )}
      </ul>
      <div class="field">
        <label for=${`${id}-text`}>The statement, for all of them</label>
        <textarea id=${`${id}-text`} rows="3" value=${text} aria-describedby=${`${id}-hint`} aria-invalid=${tooLong}
          onInput=${(event) => setText(event.currentTarget.value)}></textarea>
        <p class="hint" id=${`${id}-hint`}>
          ${tooLong ? `That is too long for the big screen. Keep it under ${most} letters.` : `${letters(text)} of ${most} letters. Say only what all of them say.`}
        </p>
      </div>
      <div class="field">
        <label for=${`${id}-theme`}>Theme</label>
        <select id=${`${id}-theme`} value=${theme} onChange=${(event) => setTheme(event.currentTarget.value)}>
          <option value="">Under no theme</option>
          ${desk.themes.map((one) => html`<option key=${one.id} value=${one.id}>${one.title}</option>`)}
        </select>
      </div>
      <p class="buttons">
        <button type="submit" class="button main" aria-disabled=${ready ? undefined : "true"}>Merge them</button>
        <${Act} onPress=${desk.stopMerging}>Do not merge<//>
      </p>
    </form>
  `;
}

/** The theme that all of them are under already, else none. */
function commonTheme(desk, sources) {
  const themes = new Set(sources.map((source) => desk.points.get(source)?.theme ?? ""));
  return themes.size === 1 ? [...themes][0] : "";
}
