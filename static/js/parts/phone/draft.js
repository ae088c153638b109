// Words that somebody is writing. They are kept on the phone letter by letter, and come back when sending fails.
// A draft is its writer's: the next person on a shared phone does not see it.
import { announce } from "../announce.js";
import { cx, html, kept, letters, useId, useLayoutEffect, useRef, useSignal } from "../ui.js";
import { number, t } from "../words.js";

export const draftKey = (what, page, connection) => `common-table:${what}:${page.event}:${connection.who.value}`;

/** What is wrong with these words, or "". */
function faultIn(text, most) {
  const over = letters(text) - most;
  if (text.trim() === "") return t("Please write something first.");
  return over > 0 ? t("This is too long. Please take out {n} letters.", { n: number(over) }) : "";
}

/** The draft kept under a key. first: what stands there while nothing was written. */
export function useDraft(key, most, first = "") {
  const text = useSignal(kept.read(key) ?? first);
  const fault = useSignal("");
  const field = useRef();
  return {
    text,
    fault,
    field,
    most,
    write(words) {
      text.value = words;
      kept.write(key, words);
      if (fault.value) fault.value = faultIn(words, most);
    },
    /** Whether it may be sent; else says why, at the field. */
    ready() {
      fault.value = faultIn(text.value, most);
      if (fault.value) field.current.focus();
      return !fault.value;
    },
  };
}

/** label: the words that name the field. hint: beside it. */
export function DraftField({ draft, label, hint, rows = 5, focus = true }) {
  const { text, fault, field, most } = draft;
  const id = useId();
  useLayoutEffect(() => {
    if (focus) field.current.focus();
  }, []);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <p class="hint" id=${`${id}-hint`}>${hint}</p>
    <textarea id=${id} ref=${field} rows=${rows} dir="auto" value=${text} onInput=${(event) => draft.write(event.target.value)}
      aria-invalid=${Boolean(fault.value)} aria-describedby=${cx(fault.value && `${id}-fault`, `${id}-hint`, `${id}-count`)}></textarea>
    ${fault.value && html`<p class="error" id=${`${id}-fault`} role="alert">${fault}</p>`}
    <p class="hint" id=${`${id}-count`}>${t("{n} of {most} letters.", { n: number(letters(text.value)), most: number(most) })}</p>
  </div>`;
}

/** Says it for a while, unless something newer was said since. Heard once, whatever is drawn anew meanwhile. */
export function tell(words, note) {
  note.value = words;
  announce(words);
  setTimeout(() => {
    if (note.value === words) note.value = "";
  }, 10_000);
}

/** Sends words and says what became of them. Refused: the tray says why, and the words go back into the field. */
export async function sendWords({ name, fields, words, key, sent, connection, outbox, note }) {
  note.value = t("Sending your words …");
  kept.write(key, "");
  const late = setTimeout(() => {
    note.value = t("Your words are kept on this phone. We will send them.");
    announce(note.value);
  }, 3_000);
  const ack = await outbox.send(name, fields, { who: connection.who.value });
  clearTimeout(late);
  tell(ack.ok ? sent : "", note);
  if (!ack.ok && !kept.read(key)) kept.write(key, words);
  return ack;
}
