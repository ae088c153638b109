// The answer buttons, and the line below them that says whether the answer is safe.
import { Shape, Tick } from "../shapes.js";
import { cx, html } from "../ui.js";

/** What this person answered: the last one on its way, else what the server has. */
export function answerTo(check, { connection, outbox }) {
  const who = connection.who.value;
  const mine = (op) => op.name === "vote" && op.check === check.id && op.who === who;
  const waiting = outbox.pending.value.filter(mine).at(-1);
  return { answer: waiting?.answer ?? connection.mine.value[check.id] ?? null, waiting: Boolean(waiting) };
}

export function Answers({ check, view, connection, outbox, labelledBy, settling }) {
  const { answer, waiting } = answerTo(check, { connection, outbox });
  const steps = view.answers.length > 4 ? "five" : "three";
  const choose = (id) => {
    if (id !== answer && !settling) outbox.send("vote", { check: check.id, answer: id }, { who: connection.who.value });
  };
  return html`
    <div class=${`answers answers-${steps}`} role="group" aria-labelledby=${labelledBy}>
      ${view.answers.map((a) => html`<${Answer} key=${a.id} answer=${a} chosen=${a.id === answer} ...${{ choose, settling }} />`)}
    </div>
    <${SavedLine} answer=${answer} waiting=${waiting} saved=${outbox.saved.value} scope=${check.scope} />`;
}

function Answer({ answer, chosen, choose, settling }) {
  const { id, words, shape } = answer;
  return html`<button type="button" class=${cx("answer", `answer-${shape}`)} aria-pressed=${chosen}
    aria-disabled=${settling ? "true" : null} onClick=${() => choose(id)}>
    <${Shape} shape=${shape} id=${id} />
    <span class="answer-text">
      <span class="answer-words">${words}</span>
      <span class="your-answer"><${Tick} />Your answer</span>
    </span>
  </button>`;
}

function SavedLine({ answer, waiting, saved, scope }) {
  const until = scope === "room" ? "until the voting closes" : "until the table moves on";
  const safe = answer && !waiting;
  return html`<div class="saved-line">
    ${safe && html`<${Tick} />`}
    <p role="status">
      ${safe && html`<strong>Saved.</strong> You can change your answer ${until}.`}
      ${waiting && (saved === "kept" ? "Kept on this phone. We will send it." : "Saving …")}
    </p>
  </div>`;
}
