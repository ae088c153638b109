// "This is not what we meant": to the organiser, without who, with words or without.
import { html } from "../ui.js";
import { t } from "../words.js";
import { DraftField, draftKey, sendWords, useDraft } from "./draft.js";
import { Panel, WaitingQuestion } from "./panel.js";

const MOST = 200;

export function NotMeant({ item, page, view, connection, outbox, note, close }) {
  const key = `${draftKey("not-meant", page, connection)}:${item}`;
  const draft = useDraft(key, MOST, "");
  const send = (event) => {
    event.preventDefault();
    const words = draft.text.value.trim();
    // Without words it says enough already: that something was not meant.
    if (words && !draft.ready()) return;
    const fields = { item, words };
    const sent = t("Saved. Only the organiser sees it, and not who said it.");
    sendWords({ name: "not_meant", fields, words: draft.text.value, key, sent, connection, outbox, note });
    close();
  };
  const text = view.step?.id === item ? view.step.text : "";
  return html`<${Panel} id="not-meant" title=${t("This is not what we meant")} focus=${false}>
    <form onSubmit=${send} novalidate>
      <${WaitingQuestion} view=${view} connection=${connection} />
      ${text && html`<p class="about-point" dir="auto">${text}</p>`}
      <${DraftField} draft=${draft} label=${t("What did you mean? You may leave this empty.")}
        hint=${t("Only the organiser sees it. Your name is not with it.")} />
      <div class="panel-buttons">
        <button class="button main" type="submit">${t("Tell the organiser")}</button>
        <button class="button" type="button" onClick=${close}>${t("Put it away")}</button>
      </div>
    </form>
  <//>`;
}
