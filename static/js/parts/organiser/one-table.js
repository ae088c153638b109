/** One table: a message to it, its own time, its link, its people, and taking it away. */
import { html, plural, useLayoutEffect, useRef, useState } from "../ui.js";
import { Act } from "./act.js";
import { closes, MessageForm, TimeForm } from "./tools.js";

export function OneTable({ table, view, lead, onClose }) {
  const [open, setOpen] = useState("");
  const heading = useRef(null);
  useLayoutEffect(() => heading.current?.focus(), [table.number]);
  const done = () => {
    setOpen("");
    heading.current?.focus();
  };
  const number = table.number;
  const ask = (name, words) => html`<${Act} able=${lead.able} onPress=${() => setOpen(name)}>${words}<//>`;
  return html`
    <section class="one-table card" aria-labelledby="one-table-title" onKeyDown=${closes(onClose)}>
      <h3 id="one-table-title" tabindex="-1" ref=${heading}>Table ${number}${table.name && `, ${table.name}`}</h3>
      <p>${[table.how_words, plural(table.phones, "phone", "phones"), table.headcount ? plural(table.headcount, "person", "people") : "people not counted yet"].join(", ")}.</p>
      <div class="tools-row">
        ${ask("message", "Message")}
        ${ask("time", "Time")}
        <${Act} able=${lead.able} onPress=${() => lead.send("add_time", { seconds: 120, table: number })}>Add 2 minutes<//>
        ${ask("link", "Replace the link")}
        ${ask("move", "Move its people")}
        ${ask("remove", "Remove the table")}
        <button type="button" class="button" onClick=${onClose}>Close</button>
      </div>
      ${open === "message" && html`<${MessageForm} lead=${lead} table=${number} onDone=${done} />`}
      ${open === "time" && html`<${TimeForm} view=${view} lead=${lead} table=${number} onDone=${done} />`}
      ${open === "link" && html`<${Link} view=${view} table=${number} lead=${lead} onDone=${done} />`}
      ${open === "move" && html`<${MovePeople} view=${view} table=${number} lead=${lead} onDone=${done} />`}
      ${open === "remove" && html`<${Remove} table=${number} lead=${lead} onDone=${done} />`}
    </section>
  `;
}

function Link({ view, table, lead, onDone }) {
  const [done, setDone] = useState(false);
  const replace = async () => setDone((await lead.send("replace_link", { role: "facilitator", table })).ok === true);
  if (done)
    return html`
      <div class="panel" role="status"><p>The old link has stopped. <a href=${`/o/${encodeURIComponent(view.event.id)}/links`}>Here is the new one</a>.</p>
      <p class="buttons"><button type="button" class="button" onClick=${onDone}>Close</button></p></div>
    `;
  return html`
    <${Sure} title="Replace the facilitator’s link?" words="The old link stops at once, also on the tablet that uses it now. What was written there is saved."
      yes="Replace it" able=${lead.able} onYes=${replace} onNo=${onDone} />
  `;
}

function MovePeople({ view, table, lead, onDone }) {
  const others = view.tables.map(({ number }) => number).filter((number) => number !== table);
  const [to, setTo] = useState(Math.min(...others));
  const move = async () => {
    const ack = await lead.send("move_people", { leave: table, join: Number(to) });
    if (ack.ok) onDone();
  };
  if (others.length === 0) return html`<p class="panel">There is no other table.</p>`;
  return html`
    <${Sure} title="Move all people" words="Their phones show the other table at once. What they said at this table stays here. One person alone changes table on their own phone."
      yes="Move them" able=${lead.able} onYes=${move} onNo=${onDone}>
      <div class="field short">
        <label for="move-to">To</label>
        <select id="move-to" value=${to} onChange=${(event) => setTo(event.currentTarget.value)}>
          ${others.sort((a, b) => a - b).map((number) => html`<option key=${number} value=${number}>Table ${number}</option>`)}
        </select>
      </div>
    <//>
  `;
}

function Remove({ table, lead, onDone }) {
  const remove = () => lead.send("remove_table", { number: table });
  return html`
    <${Sure} title=${`Remove Table ${table}?`} words="Its tablet stops. What it said stays in the event. Move its people first."
      yes="Remove it" able=${lead.able} onYes=${remove} onNo=${onDone} />
  `;
}

function Sure({ title, words, yes, able, onYes, onNo, children }) {
  const heading = useRef(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return html`
    <div class="panel" role="group" aria-labelledby="sure-title" onKeyDown=${closes(onNo)}>
      <h4 id="sure-title" tabindex="-1" ref=${heading}>${title}</h4>
      <p>${words}</p>
      ${children}
      <p class="buttons">
        <${Act} main able=${able} onPress=${onYes}>${yes}<//>
        <button type="button" class="button" onClick=${onNo}>Cancel</button>
      </p>
    </div>
  `;
}
