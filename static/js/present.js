// The presenter's view: what is said now, what comes next, and notes that nobody else sees. It turns the big screen
// from a phone, a tablet, a clicker or a keyboard; a clicker is a keyboard that knows Page Up and Page Down.

import { ConnectionLine } from "./parts/connection-line.js";
import { Act } from "./parts/organiser/act.js";
import { Doubts } from "./parts/organiser/doubts.js";
import { Refusals, Trouble } from "./parts/organiser/refusals.js";
import { Room } from "./parts/organiser/room.js";
import { useLead } from "./parts/organiser/use-lead.js";
import { Help, useKeys } from "./parts/present/keys.js";
import { Notes } from "./parts/present/notes.js";
import { start } from "./parts/start.js";
import { pageWords, turning } from "./parts/turning.js";
import { html, useSignal } from "./parts/ui.js";

function Present({ page, connection, outbox }) {
  const lead = useLead(connection, outbox);
  const help = useSignal(false);
  const view = connection.view.value;
  const acts = view ? actsOn(view, lead, help) : {};
  useKeys(acts, view?.big.letters);
  if (!view)
    return html`<main class="problem" id="main"><h1>${page.title}</h1><p role="status">Connecting …</p></main>`;
  return html`
    <header class="lead-head present-head">
      <div class="lead-name"><h1>${view.event.title}</h1><p class="lead-line">${view.stage.name}</p></div>
      <${ConnectionLine} connection=${connection} outbox=${outbox} />
      <nav class="lead-nav" aria-label="Pages"><a href=${`/o/${view.event.id}`}>Lead the event</a></nav>
    </header>
    <main class="present" id="main" tabindex="-1">
      <${Trouble} words=${view.trouble} />
      <${Refusals} outbox=${outbox} />
      <${Now} view=${view} />
      <${Turn} view=${view} acts=${acts} lead=${lead} />
      ${view.present && html`<${Notes} key=${view.step} view=${view} lead=${lead} />`}
      <${Next} view=${view} />
      <${Room} view=${view} lead=${lead} />
      <${Doubts} doubts=${view.doubts} />
      <${Help} open=${help} letters=${view.big.letters} />
    </main>
  `;
}

/** What keys and buttons do. Late is worse than never here: nothing is sent while we are not live. */
function actsOn(view, lead, help) {
  const { held } = view.big;
  const send = (said) => lead.able && said && lead.send(...said);
  const hold = (how) => send(["hold_screen", { how: held === how ? "" : how, words: "" }]);
  return {
    next: () => send(turning(view, "next")),
    back: () => send(turning(view, "back")),
    blank: () => hold("blank"),
    hide: () => hold("results"),
    help: () => {
      help.value = !help.value;
    },
  };
}

const HELD = {
  blank: "The big screen is blank.",
  message: "The big screen shows your message.",
  break: "The big screen shows a break.",
  results: "Results are hidden from the room.",
};

function Now({ view }) {
  const { screen, steps, step, turn, big, spoken_now: now } = view;
  const saidNow = (at) => now && at >= now[0] && at < now[1];
  const at = steps.findIndex(({ key }) => key === step);
  const place = [at >= 0 && `Step ${at + 1} of ${steps.length}`, pageWords(turn)].filter(Boolean).join(". ");
  return html`
    <section class="present-now" aria-labelledby="now-title">
      <h2 id="now-title">Say this now</h2>
      <p class="soft" role="status">${[HELD[big.held], place].filter(Boolean).join(" ")}</p>
      <div class="present-script" ...${view.spoken_in}>${screen.spoken.map((sentence, i) => html`<p key=${i} aria-current=${saidNow(i) ? "true" : undefined}>${sentence}</p>`)}</div>
    </section>
  `;
}

function Turn({ view, acts, lead }) {
  const { held } = view.big;
  return html`
    <div class="present-turn">
      <${Act} able=${lead.able && turning(view, "back")} onPress=${acts.back}>Back<//>
      <${Act} main able=${lead.able && turning(view, "next")} onPress=${acts.next}>Next<//>
      <${Act} able=${lead.able} onPress=${acts.blank}>${held === "blank" ? "Show the screen again" : "Blank the screen"}<//>
      <${Act} able=${lead.able} onPress=${acts.hide}>${held === "results" ? "Show results again" : "Hide results"}<//>
    </div>
  `;
}

function Next({ view }) {
  const next = view.present?.next;
  if (!view.present) return null;
  return html`
    <section class="present-next" aria-labelledby="next-title">
      <h2 id="next-title">Next</h2>
      ${next ? html`<div ...${view.spoken_in}>${next.spoken.map((sentence, i) => html`<p key=${i}>${sentence}</p>`)}</div>` : html`<p>This is the last step.</p>`}
    </section>
  `;
}

start(Present);
