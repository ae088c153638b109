// The phone: vote, say something, read the result. Draws the view "phone"; writes only through the outbox.
import { Checks } from "./parts/phone/checks.js";
import { Foot } from "./parts/phone/foot.js";
import { Head, NowNext } from "./parts/phone/head.js";
import { keepPeople, PeoplePanel } from "./parts/phone/people.js";
import { RefusedTray } from "./parts/phone/refused.js";
import { Say } from "./parts/phone/say.js";
import { Settings } from "./parts/phone/settings.js";
import { tellChanges } from "./parts/phone/tell.js";
import { start } from "./parts/start.js";
import { effect, html, useEffect, useSignal } from "./parts/ui.js";
import { translated } from "./parts/view-words.js";
import { arrive } from "./parts/words.js";

function Phone({ page, connection, outbox }) {
  const panel = useSignal(null); // what the person opened: "say", "settings", "people"
  const note = useSignal(""); // what became of the words they sent
  useEffect(() => keepPeople(page.event, connection), []);
  useEffect(() => effect(() => tellChanges(translated(connection.view.value))), []);

  const view = translated(connection.view.value);
  if (!view) return html`<${Arriving} connection=${connection} />`;
  const tools = { page, view, connection, outbox, panel, note };
  return html`<div class="phone">
    <${Head} ...${tools} />
    <${NowNext} now=${view.now} next=${view.next} />
    <main class="phone-main" id="main" tabindex="-1">
      <h1 class="visually-hidden">${view.event.title}. Table ${view.table}.</h1>
      <${RefusedTray} ...${tools} />
      <${Main} ...${tools} />
    </main>
    <${Foot} ...${tools} />
  </div>`;
}

/** A panel takes the place of the question, so that a new question cannot push away what someone is writing. */
function Main(tools) {
  const { panel } = tools;
  const close = () => {
    panel.value = null;
  };
  switch (panel.value) {
    case "say":
      return html`<${Say} ...${tools} close=${close} />`;
    case "settings":
      return html`<${Settings} close=${close} />`;
    case "people":
      return html`<${PeoplePanel} ...${tools} close=${close} />`;
    default:
      return html`<${Checks} ...${tools} />`;
  }
}

function Arriving({ connection }) {
  const lost = connection.status.value === "lost";
  return html`<main class="phone-main" id="main" tabindex="-1">
    <p class="lead" role="status">${lost ? "We cannot reach the event. We keep trying." : "One moment …"}</p>
    ${connection.problem.value && html`<p>${connection.problem.value.words}</p>`}
  </main>`;
}

arrive().then(() => start(Phone));
