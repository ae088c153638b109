// The table itself: name, how many, what people need, who has no phone, and a big code to scan off the tablet.
import { announce } from "../announce.js";
import { html, letters, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { People } from "./people.js";
import { Square } from "./stages.js";
import { go } from "./tablet-state.js";
import { spacedCode, tidy } from "./words.js";

export function SetupScreen({ tablet, view }) {
  const over = view.stage.kind === "ended";
  const back = () => go(tablet, null);
  return html`<section class="setup" aria-labelledby="setup-title">
    <div class="guide-head"><h2 id="setup-title" class="screen-title" tabindex="-1" data-land>Your table</h2>
      <button type="button" class="button" onClick=${back}>Back to the points</button></div>
    <div class="setup-grid">
      <div class="stack">
        ${!over && html`<${Name} ...${{ tablet, view }} />`}
        <${People} ...${{ tablet, view }} />
        ${!over && html`<${Notes} ...${{ tablet, view }} about="no_phone" label="Who has no phone" help="So that no hand is forgotten. For example: the two by the window." />`}
        ${!over && html`<${Notes} ...${{ tablet, view }} about="access" label="What people at this table need" help="Who needs to see the speaker, who needs time. Only this table’s tablets show it. It is deleted with the event." />`}
      </div>
      <div class="setup-scan">
        <h3>Scan to join this table</h3>
        <${Square} at=${`${view.event.code}/${view.table}`} big />
        <p>Or open <strong>${location.host}/j</strong> and type <strong class="join-code">${spacedCode(view.event.code)}</strong></p>
      </div>
    </div>
    <button type="button" class="button tall" onClick=${back}>Back to the points</button>
  </section>`;
}

/** What a field of this page says about itself. say(name, fields) sends, and follows whether it is kept. */
function useSaved(tablet) {
  const [state, setState] = useState("");
  const say = async (name, fields) => {
    const live = tablet.connection.status.peek() === "live";
    setState(live ? "Saving …" : "Kept on this tablet.");
    const ack = await tablet.say(name, fields);
    setState(ack.ok ? "Saved." : "");
    if (ack.ok) announce("Saved.");
  };
  return [state, say];
}

/** What is typed and not saved yet is there again after a look at another step. Null: nothing is. */
const typedIn = ({ typed }, field) => [
  typed.value[field] ?? null,
  (text) => {
    typed.value = { ...typed.peek(), [field]: text };
  },
];

function Name({ tablet, view }) {
  const [typed, setTyped] = typedIn(tablet, "name");
  const [saved, say] = useSaved(tablet);
  const text = typed ?? view.table_name;
  const changed = typed !== null && tidy(typed) !== view.table_name;
  const save = () => {
    if (letters(tidy(text)) > view.limits.name) return announce(`Keep the name under ${view.limits.name} letters.`);
    if (changed) say("name_table", { text: tidy(text) });
    else announce("Saved.");
    setTyped(null);
  };
  return html`<form class="card reword" onSubmit=${(event) => [event.preventDefault(), save()]}>
    <label for="table-name">Name of the table, if it has one</label>
    <div class="buttons"><input id="table-name" type="text" autocomplete="off" value=${text} onInput=${(event) => setTyped(event.currentTarget.value)} />
    <button type="submit" class="button">Save</button></div>
    <p class="note soft">${changed ? "Not saved yet." : saved}</p>
  </form>`;
}

function Notes({ tablet, view, about, label, help }) {
  const [typed, setTyped] = typedIn(tablet, about);
  const [saved, say] = useSaved(tablet);
  const text = typed ?? view.notes[about];
  const over = letters(text.trim()) - view.limits.notes;
  const save = () => {
    if (over > 0) return announce(`Please make it ${over} letters shorter.`);
    if (text !== view.notes[about]) say("note_for_table", { about, text: text.trim() });
    else announce("Saved.");
    setTyped(null);
  };
  return html`<form class="card reword" onSubmit=${(event) => [event.preventDefault(), save()]}>
    <label for=${`notes-${about}`}>${label}</label>
    <p class="note soft" id=${`help-${about}`}>${help}</p>
    <${GrowingField} id=${`notes-${about}`} value=${text} lines="2" onText=${setTyped} aria-describedby=${`help-${about}`} />
    <p class="buttons"><button type="submit" class="button">Save</button>
      <span class="note soft">${typed !== null && typed !== view.notes[about] ? "Not saved yet." : saved}</span></p>
  </form>`;
}
