// Words for one's own table, and what became of those that were sent before.
import { announce } from "../announce.js";
import { html, kept, useEffect, useSignal } from "../ui.js";
import { t } from "../words.js";
import { DraftField, draftKey, sendWords, useDraft } from "./draft.js";
import { Panel, WaitingQuestion } from "./panel.js";

const MOST = 2_000;

export function Say({ page, view, connection, outbox, note, close }) {
  const key = draftKey("draft", page, connection);
  const draft = useDraft(key, MOST);
  const send = (event) => {
    event.preventDefault();
    if (!draft.ready()) return;
    const words = draft.text.value;
    const sent = t("Sent. Your facilitator can read it now.");
    sendWords({ name: "suggest_point", fields: { text: words.trim() }, words, key, sent, connection, outbox, note });
    close();
  };
  return html`<${Panel} id="say" title=${t("Say something to your table")} focus=${false}>
    <form onSubmit=${send} novalidate>
      <${WaitingQuestion} view=${view} connection=${connection} />
      <${DraftField} draft=${draft} label=${t("What would you like to say?")}
        hint=${t("Your facilitator reads it. Your name is not with it.")} />
      <div class="panel-buttons">
        <button class="button main" type="submit">${t("Send to my table")}</button>
        <button class="button" type="button" onClick=${close}>${t("Put it away")}</button>
      </div>
      <p class="hint">${t("If you put it away, your words stay on this phone.")}</p>
    </form>
    <${Said} connection=${connection} outbox=${outbox} />
  <//>`;
}

/** What this person said before, and where it is now: on this phone still, else at the table. */
function Said({ connection, outbox }) {
  const sent = connection.own.value.my_suggestions ?? [];
  const mine = (op) => op.name === "suggest_point" && op.who === connection.who.value;
  const waiting = outbox.pending.value.filter((op) => mine(op) && !sent.some(({ id }) => id === op.id));
  const list = [...sent, ...waiting.map(({ id, text }) => ({ id, text, state: outbox.saved.value }))];
  if (list.length === 0) return null;
  const where = (state) =>
    ({
      taken: t("It is one of your table’s points."),
      aside: t("Your table put it aside for now."),
      saving: t("Sending your words …"),
      kept: t("Kept on this phone. We will send it."),
    })[state] ?? t("Your facilitator has it.");
  return html`<div class="stack close">
    <h3>${t("What you said")}</h3>
    <ul class="said-list">
      ${list.map(
        ({ id, text, state, words }) => html`<li key=${id}>
        <p dir="auto">${text}</p>
        <p class="soft">${where(state)}${words && html` ${t("They say:")} <span dir="auto">“${words}”</span>`}</p>
      </li>`,
      )}
    </ul>
  </div>`;
}

const heard = new Set(); // the ids of those that were said aloud

/** A kind word back, shown until it was read. */
export function KindWords({ page, connection }) {
  const key = draftKey("read", page, connection);
  const read = useSignal(kept.read(key) ?? "");
  const list = (connection.own.value.my_suggestions ?? []).filter(
    ({ id, state, words }) => state === "aside" && words && !read.value.split(" ").includes(id),
  );
  useEffect(() => {
    for (const { id, words } of list.filter((one) => !heard.has(one.id))) {
      heard.add(id);
      announce(`${t("Your table says:")} ${words}`);
    }
  });
  if (list.length === 0) return null;
  const seen = (id) => {
    read.value = `${read.value} ${id}`.trim();
    kept.write(key, read.value);
  };
  return html`<section class="tray" aria-label=${t("From your table")}>
    ${list.map(
      ({ id, text, words }) => html`<div class="notice attend" key=${id}>
      <p>${t("You said:")} <span dir="auto">“${text}”</span></p>
      <p><strong>${t("Your table says:")}</strong> <span dir="auto">${words}</span></p>
      <button class="button" type="button" onClick=${() => seen(id)}>${t("I have read this")}</button>
    </div>`,
    )}
  </section>`;
}
