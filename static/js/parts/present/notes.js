/** Notes to the step on the screen: the presenter's own, saved with the event, never on a big screen. */
import { html, useId, useSignal } from "../ui.js";

export function Notes({ view, lead }) {
  const { notes } = view.present;
  const draft = useSignal(null);
  const said = useSignal("");
  const id = useId();
  const save = async (event) => {
    event.preventDefault();
    const text = draft.value ?? notes;
    const ack = await lead.send("write_notes", { stage: view.stage.id, step: view.step, text });
    said.value = ack.ok ? "Saved." : ack.words;
    if (ack.ok && draft.value === text) draft.value = null;
  };
  const write = (event) => {
    draft.value = event.target.value;
    said.value = "";
  };
  return html`
    <form class="present-notes" onSubmit=${save}>
      <label for=${id}>Your notes</label>
      <textarea id=${id} rows="3" maxlength="1000" value=${draft.value ?? notes} onInput=${write}></textarea>
      <p><button type="submit" class="button">Save notes</button> <span role="status">${said}</span></p>
    </form>
  `;
}
