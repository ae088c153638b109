// The phone: vote, say something, read the result. Draws the view "phone"; writes only through the outbox.
import { Cards } from "./parts/phone/card.js";
import { Checks } from "./parts/phone/checks.js";
import { keepFocusNear } from "./parts/phone/focus.js";
import { Foot } from "./parts/phone/foot.js";
import { Head, Message, NowNext } from "./parts/phone/head.js";
import { HelpingPanel, keepHelping, WhoseAnswer } from "./parts/phone/helping.js";
import { MinePanel } from "./parts/phone/mine.js";
import { More } from "./parts/phone/more.js";
import { NotMeant } from "./parts/phone/not-meant.js";
import { Opens, useFocusBack } from "./parts/phone/panel.js";
import { keepPeople, PeoplePanel } from "./parts/phone/people.js";
import { RefusedTray } from "./parts/phone/refused.js";
import { KindWords, Say } from "./parts/phone/say.js";
import { TablePanel } from "./parts/phone/table.js";
import { tellChanges, tellConnection } from "./parts/phone/tell.js";
import { remember } from "./parts/phone/told.js";
import { Worry } from "./parts/phone/worry.js";
import { Settings } from "./parts/settings.js";
import { start } from "./parts/start.js";
import { effect, html, useEffect, useSignal } from "./parts/ui.js";
import { translated } from "./parts/view-words.js";
import { arrive, t } from "./parts/words.js";

function Phone({ page, connection, outbox }) {
  const panel = useSignal(null); // what the person opened: "say", "settings", "worry:CHECK" …
  const note = useSignal(""); // what became of the words they sent
  useEffect(() => keepPeople(page.event, connection), []);
  useEffect(() => keepHelping(page.event, connection), []);
  useEffect(keepFocusNear, []);
  useEffect(() => effect(() => tellChanges(translated(connection.view.value))), []);
  useEffect(() => effect(() => remember(translated(connection.view.value))), []);
  useEffect(() => effect(() => tellConnection(connection.status.value)), []);
  useFocusBack(panel, connection.who.value);

  const view = translated(connection.view.value);
  if (!view) return html`<${Arriving} connection=${connection} />`;
  const tools = { page, view, connection, outbox, panel, note };
  return html`<div class="phone">
    <${Head} ...${tools} />
    <${NowNext} view=${view} />
    <main class="phone-main" id="main" tabindex="-1">
      <h1 class="visually-hidden">${view.event.title}. ${t("Table {n}", { n: view.table })}.</h1>
      <${Message} message=${view.message} />
      <${WhoseAnswer} connection=${connection} />
      <${RefusedTray} ...${tools} />
      ${!panel.value && html`<${KindWords} key=${connection.who.value} ...${tools} />`}
      <${Main} ...${tools} />
    </main>
    <${Foot} ...${tools} />
  </div>`;
}

const PANELS = {
  say: Say,
  card: Cards,
  people: PeoplePanel,
  table: TablePanel,
  helping: HelpingPanel,
  mine: MinePanel,
};

/** A panel takes the place of the question, so that a new question cannot push away what someone is writing. */
function Main(tools) {
  const { panel } = tools;
  const [name, id] = (panel.value ?? "").split(":");
  const close = () => {
    panel.value = null;
  };
  if (name === "settings") return html`<${Settings} close=${close}><${More} ...${tools} /><//>`;
  // Drawn anew for another person: nothing of what the one before was writing is left in it.
  const key = `${panel.value} ${tools.connection.who.value}`;
  if (name === "worry") return html`<${Worry} key=${key} ...${tools} id=${id} close=${close} />`;
  if (name === "not-meant") return html`<${NotMeant} key=${key} ...${tools} item=${id} close=${close} />`;
  if (name) return html`<${PANELS[name]} key=${key} ...${tools} close=${close} />`;
  return html`<${Checks} ...${tools} /><${AtTheEnd} ...${tools} />`;
}

const AtTheEnd = (tools) =>
  tools.view.stage.kind === "ended" &&
  html`<p class="buttons"><${Opens} ...${tools} name="mine" class="button main">${t("See my answers")}<//></p>`;

function Arriving({ connection }) {
  const lost = connection.status.value === "lost";
  return html`<main class="phone-main" id="main" tabindex="-1">
    <p class="lead" role="status">${lost ? t("We cannot reach the event. We keep trying.") : t("One moment …")}</p>
    ${connection.problem.value && html`<p>${connection.problem.value.words}</p>`}
  </main>`;
}

arrive().then(() => start(Phone));
