/** New words for a statement. If somebody else changes it meanwhile, both texts are shown and the person chooses. */
import { Act } from "../organiser/act.js";
import { html, letters, useId, useLayoutEffect, useRef, useState } from "../ui.js";

export function Reword({ statement, desk, done }) {
  const [was, setWas] = useState(statement.text);
  const [text, setText] = useState(statement.text);
  const area = useRef();
  const id = useId();
  useLayoutEffect(() => area.current.focus(), []);
  const most = desk.view.limits.text;
  const tooLong = letters(text) > most;
  const changed = statement.text !== was;
  const save = (event) => {
    event?.preventDefault();
    if (!desk.able || !text.trim() || tooLong || changed) return;
    desk.act("reword_statement", { statement: statement.id, text, was }, "The words are changed.");
    done();
  };
  return html`
    <form class="reword" onSubmit=${save}>
      <div class="field">
        <label for=${id}>New words</label>
        <textarea id=${id} ref=${area} rows="3" value=${text} aria-describedby=${`${id}-hint`} aria-invalid=${tooLong}
          onInput=${(event) => setText(event.currentTarget.value)}></textarea>
        <p class="hint" id=${`${id}-hint`}>${tooLong ? `That is too long. Keep it under ${most} letters.` : `${letters(text)} of ${most} letters`}</p>
      </div>
      ${
        changed &&
        html`<div class="notice attend" role="alert">
          <p><strong>Someone else has changed these words meanwhile.</strong> They are now: “${statement.text}”</p>
          <p class="buttons">
            <${Act} onPress=${() => setWas(statement.text)}>Go on with mine<//>
            <${Act} onPress=${done}>Keep theirs<//>
          </p>
        </div>`
      }
      <p class="buttons">
        <button type="submit" class="button" aria-disabled=${desk.able && !changed && !tooLong && text.trim() ? undefined : "true"}>Save the words</button>
        <${Act} onPress=${done}>Leave it as it is<//>
      </p>
    </form>
  `;
}
