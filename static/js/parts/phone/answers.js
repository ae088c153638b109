// The answer buttons, and the line below them that says whether the answer is safe.
import { announce } from "../announce.js";
import { Picture } from "../pictures.js";
import { Shape, Tick } from "../shapes.js";
import { cx, html, useEffect, useRef } from "../ui.js";
import { t } from "../words.js";
import { NowTheOther } from "./helping.js";
import { WorryLine } from "./worry.js";

/** What this person answered: the last one on its way, else what the server has. */
export function answerTo(check, { connection, outbox }) {
  const who = connection.who.value;
  const mine = (op) => op.name === "vote" && op.check === check.id && op.who === who;
  const sent = outbox.pending.value.filter(mine);
  const waiting = sent[sent.length - 1];
  return { answer: waiting?.answer ?? connection.mine.value[check.id] ?? null, waiting: Boolean(waiting) };
}

export function Answers({ labelledBy, settling, ...tools }) {
  const { check, view, connection, outbox } = tools;
  const { answer, waiting } = answerTo(check, tools);
  const steps = view.answers.length > 4 ? "five" : "three";
  const choose = (id) => {
    if (id !== answer && !settling) outbox.send("vote", { check: check.id, answer: id }, { who: connection.who.value });
  };
  const words = view.answers.find(({ id }) => id === answer)?.words;
  const state = !answer ? "" : waiting ? outbox.saved.value : "saved";
  useTold(`${connection.who.value} ${state} ${answer}`, state, t("Saved. Your answer: {answer}.", { answer: words }));
  return html`
    <div class=${`answers answers-${steps}`} role="group" aria-labelledby=${labelledBy}>
      ${view.answers.map((a) => html`<${Answer} key=${a.id} answer=${a} chosen=${a.id === answer} ...${{ choose, settling }} />`)}
    </div>
    <${SavedLine} state=${state} scope=${check.scope} />
    <${WorryLine} ...${tools} unseen=${!state || answer === "skip"} />
    <${NowTheOther} connection=${connection} unseen=${!state} />`;
}

const PICTURES = {
  agree: "yes",
  unsure: "unsure",
  disagree: "no",
  full: "fully",
  live: "live",
  worry: "worry",
  against: "no",
};

function Answer({ answer, chosen, choose, settling }) {
  const { id, words, shape, english } = answer;
  return html`<button type="button" class=${cx("answer", `answer-${shape}`)} aria-pressed=${chosen}
    aria-disabled=${settling ? "true" : null} onClick=${() => choose(id)}>
    <${Picture} name=${PICTURES[id]} />
    <${Shape} shape=${shape} id=${id} />
    <span class="answer-text">
      <span class="answer-words">${words}${english && html` <span class="answer-english" lang="en" dir="ltr">${english}</span>`}</span>
      <span class="your-answer"><${Tick} />${t("Your answer")}</span>
    </span>
  </button>`;
}

/**
 * Heard once for each answer: that it is saved, or kept. Not while it is on its way, and not on arrival.
 * key: who, how it stands, what it is. saved: the words for that.
 */
export function useTold(key, state, saved) {
  const before = useRef(key);
  useEffect(() => {
    const [who] = key.split(" ");
    const samePerson = before.current.startsWith(`${who} `);
    if (before.current === key) return;
    before.current = key;
    if (!samePerson) return;
    if (state === "saved") announce(saved);
    if (state === "kept") announce(t("Kept on this phone. We will send it."));
  }, [key]);
}

function SavedLine({ state, scope }) {
  const until =
    scope === "room"
      ? t("You can change your answer until the voting closes.")
      : t("You can change your answer until the table moves on.");
  return html`<div class="saved-line">
    ${state === "saved" && html`<${Tick} />`}
    <p>
      ${state === "saved" && html`<strong>${t("Saved.")}</strong> ${until}`}
      ${state === "saving" && t("Saving …")}
      ${state === "kept" && t("Kept on this phone. We will send it.")}
    </p>
  </div>`;
}
