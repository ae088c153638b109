/** Where the room is, and the one main button that moves it on. It asks again while a table is unfinished. */

import { html, plural, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { Act } from "./act.js";

const SEEN_AT_ONCE = 9;
const SAID = { done: "Done", now: "Now", later: "Later" };

export function Stages({ view, lead }) {
  const stages = shortened(view.stages);
  const passed = view.stages.length - stages.length;
  return html`
    <section class="stages" aria-labelledby="stages-title">
      <h2 id="stages-title">Stage</h2>
      ${passed > 0 && html`<p class="soft">${plural(passed, "stage is", "stages are")} done before these.</p>`}
      <ol class="stage-list">
        ${stages.map((stage) => html`<${Stage} key=${stage.id} stage=${stage} />`)}
      </ol>
      <${Move} view=${view} lead=${lead} />
    </section>
  `;
}

/** With many questions, the stages long past leave the list, so that the button stays in sight. */
function shortened(stages) {
  if (stages.length <= SEEN_AT_ONCE) return stages;
  const now = stages.findIndex((stage) => stage.state === "now");
  const from = Math.min(Math.max(0, now - 1), stages.length - SEEN_AT_ONCE);
  return stages.slice(from);
}

function Stage({ stage }) {
  const { state } = stage;
  return html`
    <li class=${`stage stage-${state}`} aria-current=${state === "now" ? "step" : undefined}>
      <span class="stage-ring" aria-hidden="true">${state === "done" && html`<${Tick} />`}</span>
      <span class="stage-words">
        <b>${stage.name}</b><span class="visually-hidden">, ${SAID[state].toLowerCase()}</span>
        ${(state === "now" || stage.kind === "question") && html`<span class="stage-about">${stage.words}</span>`}
      </span>
    </li>
  `;
}

const Tick = () => html`
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2">
    <path d="M3.5 8.5 6.5 11.5 12.5 5" />
  </svg>
`;

function Move({ view, lead }) {
  const [asking, setAsking] = useState(null);
  const box = useFocusBack(asking);
  const { next, back, stage } = view;
  const from = stage.id;
  const may = lead.able && !lead.moving; // a second tap must not move the room twice
  // Somebody else moved the room: what was being asked is no longer the question.
  useEffect(() => setAsking(null), [from]);
  const go = (to) => {
    setAsking(null);
    lead.send("move_stage", { from, to });
  };
  const wish = (there) => (reasonsToWait(view, there).length ? setAsking(there) : go(there.id));
  if (asking) {
    return html`
      <${AskAgain} reasons=${reasonsToWait(view, asking)} title=${titleOf(view, asking)} able=${may}
        onMove=${() => go(asking.id)} onWait=${() => setAsking(null)} />
    `;
  }
  return html`
    <div class="move" ref=${box}>
      ${next && html`<${Act} main wide able=${may} onPress=${() => wish(next)}>${next.words}<//>`}
      <p class="soft">${lead.able ? readiness(view) : "Not connected, so nothing can be moved from here just now."}</p>
      ${back && html`<${Act} able=${may} onPress=${() => go(back.id)}>${back.words}<//>`}
    </div>
  `;
}

/** When the question goes away, the keyboard is back at the button that asked it. */
function useFocusBack(asking) {
  const box = useRef(null);
  const before = useRef(null);
  useEffect(() => {
    if (before.current && !asking) box.current?.querySelector("button")?.focus();
    before.current = asking;
  }, [asking]);
  return box;
}

function readiness({ ready, stage, next, tables }) {
  if (!next || stage.kind === "lobby") return "";
  if (ready.tables === ready.of) return ready.of === 1 ? "The table is ready." : `All ${ready.of} tables are ready.`;
  const words = [`${ready.tables} of ${ready.of} tables ${ready.tables === 1 ? "is" : "are"} ready.`];
  const away = tables.filter(({ how }) => how === "new" || how === "gone");
  if (away.length > 0) words.push(`${named(away)} no tablet here.`);
  if (unfinished({ tables }).length > 0) words.push("We ask you again before it moves.");
  return words.join(" ");
}

/** "Table 2 has", "Tables 2 and 3 have"; the list beside says which, where they are many. */
function named(tables) {
  const numbers = tables.map(({ number }) => number).sort((a, b) => a - b);
  if (numbers.length > 2) return `${numbers.length} tables have`;
  return numbers.length === 1 ? `Table ${numbers[0]} has` : `Tables ${numbers.join(" and ")} have`;
}

const unfinished = (view) => view.tables.filter((table) => table.unfinished.length > 0);

function reasonsToWait(view, there) {
  const reasons = unfinished(view).map((table) => `Table ${table.number}: ${table.unfinished.map(inline).join(" ")}`);
  const after = "Every screen says thank you. You can still go back to the closing.";
  return there.id === "ended" ? [...reasons, after] : reasons;
}

/** After "Table 2:" the sentence goes on with a small letter. */
const inline = (words) => words.charAt(0).toLowerCase() + words.slice(1);

function titleOf(view, there) {
  if (there.id === "ended") return "End the event?";
  const count = unfinished(view).length;
  return `${plural(count, "table is", "tables are")} not finished`;
}

function AskAgain({ title, reasons, able, onMove, onWait }) {
  const heading = useRef(null);
  useLayoutEffect(() => heading.current.focus(), []);
  const onKeyDown = (event) => event.key === "Escape" && onWait();
  return html`
    <div class="ask-again" role="group" aria-labelledby="ask-again" onKeyDown=${onKeyDown}>
      <h3 id="ask-again" tabindex="-1" ref=${heading}>${title}</h3>
      <ul class="dots">${reasons.map((reason) => html`<li key=${reason}>${reason}</li>`)}</ul>
      <p>Nothing closes if you move on.</p>
      <div class="buttons">
        <${Act} main able=${able} onPress=${onMove}>Move on<//>
        <${Act} onPress=${onWait}>Wait<//>
      </div>
    </div>
  `;
}
