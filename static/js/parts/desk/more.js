/** What can be done with one point or statement besides choosing it: a theme, and whether the room may see it. */
import { Act } from "../organiser/act.js";
import { html, useId } from "../ui.js";

export function More({ item, desk, children }) {
  const id = useId();
  const put = (event) => {
    const theme = event.currentTarget.value;
    desk.sort([item.id], theme, theme ? "Put under the theme." : "Taken out of its theme.");
  };
  const moderate = (how, done) => desk.act("moderate", { item: item.id, how }, done);
  return html`
    <details class="more">
      <summary>More<span class="visually-hidden"> for “${item.text}”</span></summary>
      <div class="more-in">
        <div class="field">
          <label for=${`${id}-theme`}>Theme</label>
          <select id=${`${id}-theme`} value=${item.theme} disabled=${!desk.able} onChange=${put}>
            <option value="">Under no theme</option>
            ${desk.themes.map((theme) => html`<option key=${theme.id} value=${theme.id}>${theme.title}</option>`)}
          </select>
        </div>
        <p class="buttons">
          ${
            item.moderated
              ? html`<${Act} able=${desk.able} onPress=${() => moderate("", "Released.")}>Let the room see it<//>`
              : html`
                <${Act} able=${desk.able} onPress=${() => moderate("held", "Held back.")}>Hold back<//>
                <${Act} able=${desk.able} onPress=${() => moderate("hidden", "Hidden.")}>Hide<//>
              `
          }
        </p>
        ${children}
      </div>
    </details>
  `;
}
