/** What the room makes of a result, and why some did not agree. The result only suggests. */
import { OUTCOMES } from "../result.js";
import { html, letters, useId, useState } from "../ui.js";
import { Worries } from "../worries.js";

const LONGEST = 500;

export function Outcome({ check, lead }) {
  const [outcome, setOutcome] = useState(check.outcome ?? suggested(check.result));
  const [dissent, setDissent] = useState(check.dissent);
  const [said, setSaid] = useState("");
  const id = useId();
  const tooLong = letters(dissent) > LONGEST;
  const save = async (event) => {
    event.preventDefault();
    if (!outcome || tooLong) return;
    setSaid("Saving …");
    const ack = await lead.send("conclude_check", { check: check.id, outcome, dissent });
    setSaid(ack.ok ? "Saved. The big screen shows it." : "");
  };
  return html`
    <${Worries} list=${check.worries} />
    <form class="outcome" onSubmit=${save}>
      <fieldset>
        <legend>What does the room say?</legend>
        <div class="choices row">
          ${Object.entries(OUTCOMES).map(
            ([key, words]) => html`
              <label class="choice" key=${key}>
                <input type="radio" name=${id} value=${key} checked=${outcome === key} onChange=${() => setOutcome(key)} />
                <span>${words}</span>
              </label>
            `,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for=${`${id}-why`}>Not everyone agreed, because …</label>
        <textarea id=${`${id}-why`} rows="2" value=${dissent} onInput=${(event) => setDissent(event.currentTarget.value)}
          aria-describedby=${`${id}-hint`} aria-invalid=${tooLong}></textarea>
        <p class="hint" id=${`${id}-hint`}>
          ${tooLong ? `That is too long. Keep it under ${LONGEST} letters.` : "In their own words. It may stay empty."}
        </p>
      </div>
      <p class="buttons">
        <button type="submit" class="button" disabled=${!lead.able}>Save what the room says</button>
        <span role="status">${said}</span>
      </p>
    </form>
  `;
}

const suggested = (result) => (result?.status in OUTCOMES ? result.status : null);
