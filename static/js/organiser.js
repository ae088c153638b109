// The organiser's page: where the room is, what needs somebody, and the one next thing to do.
import { Attention } from "./parts/organiser/attention.js";
import { BigScreen } from "./parts/organiser/big-screen.js";
import { Doubts } from "./parts/organiser/doubts.js";
import { Head } from "./parts/organiser/head.js";
import { holding } from "./parts/organiser/lead-screen.js";
import { Arriving } from "./parts/organiser/lobby.js";
import { Disk, Refusals, Trouble } from "./parts/organiser/refusals.js";
import { Rehearsal } from "./parts/organiser/rehearsal.js";
import { Room } from "./parts/organiser/room.js";
import { Stages } from "./parts/organiser/stages.js";
import { Stories } from "./parts/organiser/story.js";
import { Tables } from "./parts/organiser/tables.js";
import { TakeAway } from "./parts/organiser/take-away.js";
import { useLead } from "./parts/organiser/use-lead.js";
import { useKeys } from "./parts/present/keys.js";
import { start } from "./parts/start.js";
import { useNow } from "./parts/time-left.js";
import { html } from "./parts/ui.js";

function Organiser({ page, connection, outbox }) {
  const lead = useLead(connection, outbox);
  const view = connection.view.value;
  const now = useNow([view?.timer, ...(view?.tables.map(({ timer }) => timer) ?? [])]);
  const hold = holding(view, lead);
  useKeys({ blank: () => hold("blank"), hide: () => hold("results") }, view?.big.letters);
  if (!view)
    return html`<main class="problem" id="main"><h1>${page.title}</h1><p role="status">Connecting …</p></main>`;
  return html`
    <${Head} view=${view} connection=${connection} outbox=${outbox} office=${page.office} />
    <div class="lead">
      <div class="lead-urgent">
        ${page.rehearsal && html`<${Rehearsal} event=${page.event} />`}
        <${Trouble} words=${view.trouble} />
        <${Refusals} outbox=${outbox} />
        <${Disk} words=${view.disk} />
        <${Attention} tables=${view.tables} lead=${lead} now=${now} />
      </div>
      <aside class="lead-aside" aria-label="Stage and big screen">
        <${Stages} view=${view} lead=${lead} />
        <${BigScreen} view=${view} lead=${lead} />
      </aside>
      <main class="lead-main" id="main" tabindex="-1">
        ${view.stage.kind === "lobby" && html`<${Arriving} view=${view} />`}
        <${TakeAway} view=${view} lead=${lead} first />
        <${Room} view=${view} lead=${lead} />
        <${Doubts} doubts=${view.doubts} />
        <${Tables} view=${view} lead=${lead} now=${now} />
        <${Stories} view=${view} lead=${lead} />
        <${TakeAway} view=${view} lead=${lead} />
      </main>
    </div>
  `;
}

start(Organiser);
