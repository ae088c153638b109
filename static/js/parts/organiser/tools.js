/** What an organiser does for the whole room: the time, a message, a pause, one more table. */
import { html, letters, useId, useLayoutEffect, useRef, useState } from "../ui.js";
import { Act } from "./act.js";
import { timerWords } from "./clock.js";

const LONGEST = 200;
const TO = {
  tables: "The tablets at all tables",
  everyone: "Everyone: tablets, phones, big screen",
  room: "The big screen",
};

/** Buttons beside the heading; each opens its panel below, and Escape closes it. */
export function Tools({ view, lead, now }) {
  const [open, setOpen] = useState("");
  const buttons = useRef(null);
  const close = () => {
    const was = open;
    setOpen("");
    buttons.current?.querySelector(`[data-opens="${was}"]`)?.focus();
  };
  const toggle = (name) => (open === name ? close() : setOpen(name));
  const opens = (name, words) => html`
    <button type="button" class="button" data-opens=${name} aria-expanded=${open === name ? "true" : "false"} onClick=${() => toggle(name)}>${words}</button>
  `;
  const talks = html`
    ${opens("time", "Set the time")}
    ${view.timer && html`<${Act} able=${lead.able} onPress=${() => lead.send("add_time", { seconds: 120 })}>Add 2 minutes<//>`}
    <${Act} able=${lead.able} onPress=${() => lead.send("pause", { on: !view.paused })}>${view.paused ? "End the pause" : "Begin a pause"}<//>
    <${Act} able=${lead.able} onPress=${() => lead.send("add_table")}>Add a table<//>
  `;
  return html`
    <div class="tools">
      <div class="tools-row" ref=${buttons}>
        ${opens("message", "Send a message")}
        ${(view.stage.kind !== "ended" || view.paused) && talks}
      </div>
      <p class="soft" role="status">${standing(view, now)}</p>
      ${open === "message" && html`<${MessageForm} lead=${lead} onDone=${close} />`}
      ${open === "time" && html`<${TimeForm} view=${view} lead=${lead} onDone=${close} />`}
      ${view.message && html`<${Standing} view=${view} lead=${lead} />`}
    </div>
  `;
}

function standing(view, now) {
  if (view.paused) return "The room has a pause. No time runs.";
  return view.timer ? `The room’s timer: ${timerWords(view.timer, now).toLowerCase()}.` : "";
}

function Standing({ view, lead }) {
  return html`
    <p class="standing"><span><b>Your message is up:</b> ${view.message.text}</span>
      <${Act} able=${lead.able} onPress=${() => lead.send("clear_message")}>Take it down<//></p>
  `;
}

export function MessageForm({ lead, table, onDone }) {
  const [text, setText] = useState("");
  const [to, setTo] = useState("tables");
  const [said, setSaid] = useState("");
  const field = useFocus();
  const id = useId();
  const tooLong = letters(text) > LONGEST;
  const send = async (event) => {
    event.preventDefault();
    if (!text.trim()) return setSaid("There are no words yet.");
    if (tooLong || !lead.able) return;
    const ack = await lead.send("send_message", { text, to, ...(table && { table }) });
    if (ack.ok) onDone();
  };
  return html`
    <form class="panel" aria-label=${table ? `Message Table ${table}` : "Send a message"} onSubmit=${send} onKeyDown=${closes(onDone)}>
      <div class="field">
        <label for=${`${id}-text`}>${table ? `Message for Table ${table}` : "Message"}</label>
        <textarea id=${`${id}-text`} ref=${field} rows="2" value=${text} onInput=${(event) => setText(event.currentTarget.value)}
          aria-invalid=${tooLong} aria-describedby=${`${id}-hint`}></textarea>
        <p class="hint" id=${`${id}-hint`}>${tooLong ? `That is too long. Keep it under ${LONGEST} letters.` : said || "It stays up until you take it down or send another."}</p>
      </div>
      <div class="field short">
        <label for=${`${id}-to`}>For</label>
        <select id=${`${id}-to`} value=${to} onChange=${(event) => setTo(event.currentTarget.value)}>
          ${(
            table
              ? [
                  ["tables", "The tablet"],
                  ["everyone", "The tablet and its phones"],
                ]
              : Object.entries(TO)
          ).map(([value, words]) => html`<option key=${value} value=${value}>${words}</option>`)}
        </select>
      </div>
      <p class="buttons">
        <button type="submit" class="button main" disabled=${!lead.able}>Send</button>
        <button type="button" class="button" onClick=${onDone}>Cancel</button>
      </p>
    </form>
  `;
}

export function TimeForm({ view, lead, table, onDone }) {
  const [minutes, setMinutes] = useState("10");
  const field = useFocus();
  const id = useId();
  const own = table ? view.tables.find(({ number }) => number === table)?.timer : view.timer;
  const set = (seconds) => async (event) => {
    event.preventDefault();
    if (!lead.able || !(seconds >= 0)) return;
    const ack = await lead.send("set_timer", { seconds, ...(table && { table }) });
    if (ack.ok) onDone();
  };
  return html`
    <form class="panel" aria-label="Set the time" onSubmit=${set(Math.round(60 * Number(minutes)))} onKeyDown=${closes(onDone)}>
      <div class="field short">
        <label for=${id}>Minutes from now${table ? `, Table ${table}` : ""}</label>
        <input id=${id} ref=${field} type="number" min="1" max="240" inputmode="numeric" value=${minutes}
          onInput=${(event) => setMinutes(event.currentTarget.value)} />
        <p class="hint">Screens show the time that is left. When it is over, nothing closes.</p>
      </div>
      <p class="buttons">
        <button type="submit" class="button main" disabled=${!lead.able}>Start the time</button>
        ${own && html`<button type="button" class="button" onClick=${set(0)}>Take the timer away</button>`}
        <button type="button" class="button" onClick=${onDone}>Cancel</button>
      </p>
    </form>
  `;
}

export const closes = (onDone) => (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  onDone();
};

function useFocus() {
  const place = useRef(null);
  // Before anybody can type: a letter that is typed at once must not be lost.
  useLayoutEffect(() => place.current?.focus(), []);
  return place;
}
