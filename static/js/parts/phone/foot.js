// What a person can always do.
import { html } from "../ui.js";
import { t, tn } from "../words.js";
import { raised } from "./card.js";
import { isHelping } from "./helping.js";
import { Opens } from "./panel.js";
import { isShared } from "./people.js";

export function Foot(tools) {
  const { view, panel, note, connection } = tools;
  if (view.stage.kind === "ended" || panel.value) return null;
  const cards = raised(tools).size;
  const shared = isShared() && !isHelping(connection.who.value);
  return html`<footer class="phone-foot">
    <p class="foot-note" role="status">${note.value}</p>
    <div class="foot-buttons">
      <${Opens} ...${tools} name="say">${t("Say something")}<//>
      <${Opens} ...${tools} name="card">
        ${cards ? tn("{n} card raised", "{n} cards raised", cards) : t("Raise a card")}
      <//>
      ${shared && html`<${Opens} ...${tools} name="people">${t("Next person")}<//>`}
    </div>
  </footer>`;
}
