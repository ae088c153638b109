// A private worry on a vote: what would make it better? Only those who lead read it, after the vote, without who.
import { cx, html } from "../ui.js";
import { t } from "../words.js";
import { DraftField, draftKey, sendWords, useDraft } from "./draft.js";
import { Opens, Panel, WaitingQuestion } from "./panel.js";

const MOST = 500;

/** What this person wrote for a check: what is on its way, else what the server has. */
function worryOn(check, { connection, outbox }) {
  const who = connection.who.value;
  const waiting = outbox.pending.value.filter((op) => op.name === "add_worry" && op.check === check && op.who === who);
  return (waiting[waiting.length - 1]?.text ?? connection.own.value.my_worries?.[check]) || "";
}

/** unseen: its room is kept meanwhile. */
export function WorryLine({ check, unseen, ...tools }) {
  const there = worryOn(check.id, tools) !== "";
  return html`<p class=${cx("worry-line", unseen && "unseen")}>
    <${Opens} ...${tools} name=${`worry:${check.id}`} class="button quiet">
      ${there ? t("Change what would make it better") : t("Say what would make it better")}
    <//>
  </p>`;
}

export function Worry({ id, page, view, connection, outbox, note, close }) {
  const check = view.checks.find((one) => one.id === id);
  const before = worryOn(id, { connection, outbox });
  const key = `${draftKey("worry", page, connection)}:${id}`;
  const draft = useDraft(key, MOST, before);
  const give = (text, sent) => {
    const fields = { check: id, text };
    sendWords({ name: "add_worry", fields, words: draft.text.value, key, sent, connection, outbox, note });
    close();
  };
  const room = check?.scope === "room";
  const send = (event) => {
    event.preventDefault();
    if (draft.ready()) give(draft.text.value.trim(), t("Saved. It is read after the vote."));
  };
  return html`<${Panel} id="worry" title=${t("What would make it better?")} focus=${false}>
    <form onSubmit=${send} novalidate>
      <${WaitingQuestion} view=${view} connection=${connection} />
      ${check && html`<p class="about-point" dir="auto">${check.text}</p>`}
      <${DraftField} draft=${draft} label=${t("Your worry, or your idea")}
        hint=${
          room
            ? t("Only the people who lead this event read it, after the vote. Your name is not with it.")
            : t("Only your facilitator reads it, after the vote. Your name is not with it.")
        } />
      <div class="panel-buttons">
        <button class="button main" type="submit">${t("Send it")}</button>
        ${before && html`<button class="button" type="button" onClick=${() => give("", t("It is taken back."))}>${t("Take it back")}</button>`}
        <button class="button" type="button" onClick=${close}>${t("Put it away")}</button>
      </div>
    </form>
  <//>`;
}
