/** What to do with the points that are chosen. Always there, so that nothing jumps when the first is chosen. */
import { Act } from "../organiser/act.js";
import { html, plural, useId, useState } from "../ui.js";

export function Chosen({ desk }) {
  const [theme, setTheme] = useState("");
  const id = useId();
  const { chosen, able } = desk;
  const some = able && chosen.length > 0;
  const there = desk.themes.some((one) => one.id === theme) ? theme : "";
  const put = async () => {
    const ack = await desk.sort(chosen, there, `${plural(chosen.length, "point", "points")} put there.`);
    if (ack.ok) desk.clear();
  };
  return html`
    <section class="chosen" aria-labelledby="chosen-title">
      <h2 id="chosen-title">Chosen points</h2>
      <p class="soft" role="status">${chosen.length > 0 ? `${plural(chosen.length, "point is", "points are")} chosen` : "None yet: tick points on the left"}</p>
      <div class="chosen-acts">
        <${Act} main able=${some && !desk.merging.value} onPress=${() => desk.merge(chosen)}>
          ${chosen.length > 1 ? "Merge into one statement" : "Make a statement of it"}
        <//>
        <div class="put">
          <label for=${id}>Put under</label>
          <select id=${id} value=${there} onChange=${(event) => setTheme(event.currentTarget.value)}>
            <option value="">No theme</option>
            ${desk.themes.map((one) => html`<option key=${one.id} value=${one.id}>${one.title}</option>`)}
          </select>
          <${Act} able=${some} onPress=${put}>Put there<//>
        </div>
        <${Act} able=${chosen.length > 0} onPress=${desk.clear}>Choose none<//>
      </div>
    </section>
  `;
}
