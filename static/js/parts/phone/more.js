// What is not needed at each moment: it stands at the top of the settings, so it is reachable from every screen.
import { html } from "../ui.js";
import { t } from "../words.js";
import { isHelping } from "./helping.js";
import { Opens } from "./panel.js";

export function More(tools) {
  const { connection } = tools;
  return html`<div class="buttons more">
    <${Opens} ...${tools} name="table">${t("Change table")}<//>
    <${Opens} ...${tools} name="people">${t("Share this phone")}<//>
    <${Opens} ...${tools} name="helping">
      ${isHelping(connection.who.value) ? t("I am not helping any more") : t("I am helping someone")}
    <//>
    <${Opens} ...${tools} name="mine">${t("My answers")}<//>
  </div>`;
}
