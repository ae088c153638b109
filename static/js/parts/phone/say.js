// Words for one's own table. They are kept on the phone while they are typed, and when sending fails.
import { cx, html, kept, letters, number, useId, useLayoutEffect, useRef, useSignal } from "../ui.js";

const MOST = 2_000;

/** What is wrong with these words, or "". */
export function faultIn(text) {
  const over = letters(text) - MOST;
  if (text.trim() === "") return "Please write something first.";
  return over > 0 ? `This is too long. Please take out ${number(over)} letters.` : "";
}

/** A draft is its writer's: the next person on a shared phone does not see it. */
const draftKey = (event, who) => `common-table:draft:${event}:${who}`;

export function Say({ page, view, connection, outbox, note, close }) {
  const key = draftKey(page.event, connection.who.value);
  const text = useSignal(kept.read(key) ?? "");
  const fault = useSignal("");
  const field = useRef();
  const id = useId();
  useLayoutEffect(() => field.current.focus(), []);

  const write = (event) => {
    text.value = event.target.value;
    kept.write(key, text.value);
    if (fault.value) fault.value = faultIn(text.value);
  };
  const send = (event) => {
    event.preventDefault();
    fault.value = faultIn(text.value);
    if (fault.value) return field.current.focus();
    sendWords({ words: text.value, key, connection, outbox, note });
    close();
  };
  return html`<form class="say" onSubmit=${send} novalidate>
    <${WaitingQuestion} view=${view} connection=${connection} />
    <div class="field">
      <h2><label for=${id}>Say something to your table</label></h2>
      <p class="hint" id=${`${id}-hint`}>Your facilitator reads it. Your name is not with it.</p>
      <textarea id=${id} ref=${field} rows="5" value=${text} onInput=${write} aria-invalid=${Boolean(fault.value)}
        aria-describedby=${cx(fault.value && `${id}-fault`, `${id}-hint`, `${id}-count`)}></textarea>
      ${fault.value && html`<p class="error" id=${`${id}-fault`} role="alert">${fault}</p>`}
      <p class="hint" id=${`${id}-count`}>${number(letters(text.value))} of ${number(MOST)} letters.</p>
    </div>
    <div class="panel-buttons">
      <button class="button main" type="submit">Send to my table</button>
      <button class="button" type="button" onClick=${close}>Put it away</button>
    </div>
    <p class="hint">If you put it away, your words stay on this phone.</p>
  </form>`;
}

/** A new question waits until the writing is done. */
function WaitingQuestion({ view, connection }) {
  const unanswered = view.checks.some((check) => check.state === "open" && !connection.mine.value[check.id]);
  return html`<p class="new-question" role="status">
    ${unanswered && "There is a question to vote on. It waits until you send this or put it away."}
  </p>`;
}

async function sendWords({ words, key, connection, outbox, note }) {
  note.value = "Sending your words …";
  kept.write(key, "");
  const late = setTimeout(() => {
    note.value = "Your words are kept on this phone. We will send them.";
  }, 3_000);
  const ack = await outbox.send("suggest_point", { text: words.trim() }, { who: connection.who.value });
  clearTimeout(late);
  tell(ack.ok ? "Sent. Your facilitator can read it now." : "", note);
  // Refused: the tray says why; the words go back into the field unless there are newer ones.
  if (!ack.ok && !kept.read(key)) kept.write(key, words);
}

/** Says it for a while, unless something newer was said since. */
export function tell(words, note) {
  note.value = words;
  setTimeout(() => {
    if (note.value === words) note.value = "";
  }, 10_000);
}
