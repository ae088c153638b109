// Sitting down at another table: everybody on this phone goes along.
import { html, useSignal } from "../ui.js";
import { t } from "../words.js";
import { tell } from "./draft.js";
import { Panel } from "./panel.js";
import { askToJoin } from "./people.js";

export function TablePanel({ page, view, connection, note, close }) {
  const state = useSignal("");
  const move = async (table) => {
    if (table === view.table) return close();
    state.value = t("One moment …");
    try {
      await askToJoin(view, { table, move: true });
    } catch {
      state.value = t("That did not work. Check the connection, then try again.");
      return;
    }
    connection.restart();
    tell(t("You are at Table {n} now.", { n: table }), note);
    close();
  };
  return html`<${Panel} id="table" title=${t("Which table are you at?")}>
    <p>${t("Your answers go with you.")}</p>
    <div class="table-choices">
      ${page.tables.map(
        (number) => html`<button class="button" type="button" key=${number} aria-pressed=${number === view.table}
        onClick=${() => move(number)}>${t("Table {n}", { n: number })}</button>`,
      )}
    </div>
    <p role="status">${state}</p>
    <div class="panel-buttons"><button class="button" type="button" onClick=${close}>${t("Go back")}</button></div>
  <//>`;
}
