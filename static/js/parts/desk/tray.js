/** What the server said no to. A text that met somebody else's is kept here beside it until a person chooses. */
import { Act } from "../organiser/act.js";
import { Trouble } from "../organiser/refusals.js";
import { html } from "../ui.js";

export function Tray({ desk, outbox }) {
  return html`
    <${Trouble} words=${desk.view.trouble} />
    <div class="refusals" role="alert">
      ${outbox.refused.value.map((entry) => html`<${Entry} key=${entry.op.id} ...${{ entry, desk, outbox }} />`)}
    </div>
  `;
}

function Entry({ entry, desk, outbox }) {
  const { op, code, words } = entry;
  const mine = op.text ?? op.title;
  const now = current(op, desk);
  const away = () => outbox.dismiss(op.id);
  if (code === "changed_words" && now !== undefined) {
    const again = async () => {
      await desk.act(op.name, { ...about(op), was: now }, "Your words are saved.");
      away();
    };
    return html`
      <div class="notice attend">
        <p><strong>Two people changed the same words.</strong></p>
        <p>Theirs, which is there now: “${now}”</p>
        <p>Yours, which is kept here: “${mine}”</p>
        <p class="buttons"><${Act} able=${desk.able} onPress=${again}>Use mine<//><${Act} onPress=${away}>Keep theirs<//></p>
      </div>
    `;
  }
  return html`
    <div class="notice attend">
      <p><strong>That did not happen.</strong> ${words}</p>
      ${mine && html`<p>Your words: “${mine}”</p>`}
      <p class="buttons"><${Act} onPress=${away}>I have read this<//></p>
    </div>
  `;
}

/** What is there now where the refused words should have gone; undefined if it is gone. */
function current(op, desk) {
  if (op.name === "reword_statement") return desk.statements.get(op.statement)?.text;
  return desk.themes.find((theme) => theme.id === op.theme)?.title;
}

const about = ({ statement, theme, text, title }) => (statement ? { statement, text } : { theme, title });
