// The capture card: kind, words, "Add idea". Focus stays in the field, so that the next point can be typed at once.
import { announce } from "../announce.js";
import { Tick } from "../shapes.js";
import { html, useEffect, useRef, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { NAME_HINT, namesSomebody } from "./names.js";
import { addDraft, questionNow, typeDraft } from "./tablet-state.js";
import { addWords, lengthWords, tidy } from "./words.js";

export function Capture({ tablet, view }) {
  const { draft } = tablet;
  const { text, question, kind } = draft.value;
  const [empty, setEmpty] = useState(false);
  const card = useRef(null);
  const chosen = view.kinds.find(({ id }) => id === kind) ?? view.kinds[0];
  const named = namesSomebody(text);
  const length = lengthWords(tidy(text), view.limits);
  const other = question !== null && question !== questionNow(view)?.number ? question : null;

  const type = (words) => {
    setEmpty(false);
    typeDraft(tablet, words);
  };
  const write = () => card.current.querySelector("textarea").focus();
  const add = () => {
    write();
    if (!tidy(text)) return setEmpty(true);
    if (length.tooLong) return announce(length.words);
    tablet.gone.value = null;
    addDraft(tablet);
  };
  return html`<form class="capture" ref=${card} onSubmit=${(event) => {
    event.preventDefault();
    add();
  }}>
    <div class="capture-top">
      <label class="capture-label" for="new-point">New point${other && ` for question ${other}`}</label>
      <${Kinds} kinds=${view.kinds} chosen=${chosen.id} onChoose=${(id) => {
        draft.value = { ...draft.peek(), kind: id };
      }} onDone=${write} />
    </div>
    <div class="capture-line">
      <${GrowingField} id="new-point" value=${text} onText=${type} onEnter=${add} aria-describedby="new-point-help"
        aria-invalid=${empty || length.tooLong ? "true" : undefined} autocomplete="off" />
      <button type="submit" class="button main">${addWords(chosen)}</button>
    </div>
    <div class="capture-foot note soft">
      <p id="new-point-help">${empty ? "Write the point first." : "Enter adds it and keeps you here."}</p>
      <p class=${length.long || length.tooLong ? "capture-long" : ""}>${length.words}</p>
    </div>
    ${named && html`<p class="note name-hint" role="status">${NAME_HINT}</p>`}
    <${SaidOnce} words=${empty ? "Write the point first." : lengthAloud(length)} />
  </form>`;
}

// The count changes with each letter: read aloud each time it would bury the words. So it is said once, without it.
const lengthAloud = ({ long, tooLong }) =>
  tooLong
    ? "Too long for one point. It is not added."
    : long
      ? "Long for the big screen. Short points are easier to read."
      : "";

function SaidOnce({ words }) {
  useEffect(() => announce(words), [words]);
  return null;
}

/** Back to the field after a tap. With arrow keys one goes on through the kinds, and back with the first letter. */
function Kinds({ kinds, chosen, onChoose, onDone }) {
  const tapped = useRef(false);
  const keyed = (event) => {
    tapped.current = false;
    const { key, ctrlKey, altKey, metaKey } = event;
    if (key.length === 1 && key !== " " && !ctrlKey && !altKey && !metaKey) onDone();
  };
  const tap = () => {
    tapped.current = true;
  };
  return html`<fieldset class="kinds" onPointerDown=${tap} onKeyDown=${keyed}>
    <legend class="visually-hidden">Kind of point</legend>
    ${kinds.map(
      ({ id, words }) => html`<label key=${id} class="kind">
        <input type="radio" name="kind" value=${id} checked=${id === chosen} onChange=${() => onChoose(id)} onClick=${() => tapped.current && onDone()} />
        <span class="kind-chip">${id === chosen && html`<${Tick} />`}${words}</span>
      </label>`,
    )}
  </fieldset>`;
}
