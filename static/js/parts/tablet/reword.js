// Changing the words of a point, where it stands. What is typed is kept until it is saved or given up.
import { announce } from "../announce.js";
import { html, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { NAME_HINT, namesSomebody } from "./names.js";
import { reasonsLeft, saveReason, whatIsLeft } from "./reason.js";
import { lengthWords, tidy } from "./words.js";

/** save(words) is called with words that the server will take. */
export function WordsForm({ tablet, view, point, label, saveWords, leaveWords, save, leave, close }) {
  const text = tablet.rewords.get(point.id) ?? point.text;
  const length = lengthWords(tidy(text), view.limits);
  const [stop, setStop] = useState("");
  const submit = () => {
    if (!tidy(text)) return announce("Write the words first.");
    if (length.tooLong) return announce(length.words);
    // A reason belongs to the words that it was said about: after these change nobody would see it here.
    if (!saveReason(tablet, view, point.check)) {
      tablet.rewords.set(point.id, text);
      return [setStop(whatIsLeft(point)), announce(whatIsLeft(point))];
    }
    tablet.rewords.clear(point.id);
    save(tidy(text));
  };
  const giveUp = () => {
    tablet.rewords.clear(point.id);
    leave();
  };
  const type = (words) => (words === point.text ? tablet.rewords.clear(point.id) : tablet.rewords.set(point.id, words));
  return html`<form class="reword" onSubmit=${(event) => {
    event.preventDefault();
    submit();
  }}>
    <label for=${`words-${point.id}`}>${label}</label>
    <${GrowingField} id=${`words-${point.id}`} value=${text} lines="2" land onText=${type} onEnter=${submit} onEscape=${close}
      aria-describedby=${`length-${point.id}`} aria-invalid=${length.tooLong ? "true" : undefined} />
    <p class="note soft" id=${`length-${point.id}`}>${length.words}</p>
    ${stop && reasonsLeft(tablet, view, [point]).length > 0 && html`<p class="reason-stop">${stop}</p>`}
    ${namesSomebody(text) && html`<p class="note name-hint">${NAME_HINT}</p>`}
    <p class="buttons">
      <button type="submit" class="button main small">${saveWords}</button>
      <button type="button" class="button" onClick=${giveUp}>${leaveWords}</button>
    </p>
  </form>`;
}

export function Reword({ tablet, view, point, close }) {
  const save = (text) => {
    if (text !== point.text) tablet.say("reword_point", { point: point.id, text });
    close();
  };
  return html`<${WordsForm} ...${{ tablet, view, point, save, close }} leave=${close}
    label=${point.number ? `New words for point ${point.number}` : "New words"} saveWords="Save the words" leaveWords="Leave it as it was" />`;
}
