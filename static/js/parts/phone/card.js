// Cards, as many people know them: one tap, and the facilitator sees it. Nobody is told who raised it.
import { announce } from "../announce.js";
import { cx, html } from "../ui.js";
import { t } from "../words.js";
import { DraftField, draftKey, useDraft } from "./draft.js";
import { Panel, WaitingQuestion } from "./panel.js";

const MOST = 200;

export const cards = () => [
  { id: "question", words: t("I have a question") },
  { id: "slow", words: t("Slow down, please") },
  { id: "speak", words: t("I would like to speak") },
  { id: "break", words: t("I need a break") },
  { id: "format", words: t("I need it in another way") },
];

/** The kinds that were taken down on this phone: of others that are gone, the table has seen them. */
export const lowered = new Set();

/** The kinds that this person has up: what the server has, and what is on its way. */
export function raised({ connection, outbox }) {
  const up = new Set(connection.own.value.my_cards ?? []);
  for (const op of outbox.pending.value.filter(({ who }) => who === connection.who.value)) {
    if (op.name === "raise_card") up.add(op.card);
    if (op.name === "lower_card") up.delete(op.card);
  }
  return up;
}

export function Cards({ page, view, connection, outbox, note, close }) {
  const key = draftKey("card", page, connection);
  const draft = useDraft(key, MOST);
  const up = raised({ connection, outbox });
  const who = connection.who.value;
  const tap = async ({ id, words }) => {
    if (up.has(id)) {
      lowered.add(id);
      outbox.send("lower_card", { card: id }, { who });
      return announce(t("It is taken back."));
    }
    if (draft.text.value && !draft.ready()) return;
    const more = draft.text.value.trim();
    lowered.delete(id);
    announce(`${words}. ${t("Raised. Tap to take it down.")}`);
    draft.write("");
    // Back to an open vote; the button there says that a card is raised.
    if (view.checks.some((check) => check.state === "open")) close();
    const ack = await outbox.send("raise_card", { card: id, words: more }, { who });
    if (!ack.ok && more && !draft.text.value) draft.write(more);
  };
  return html`<${Panel} id="card" title=${t("Raise a card")}>
    <p>${t("Your facilitator sees the card. It does not say who you are.")}</p>
    <ul class="card-list">
      ${cards().map((card) => html`<li key=${card.id}><${Card} card=${card} up=${up.has(card.id)} tap=${() => tap(card)} /></li>`)}
    </ul>
    ${note.value && html`<p>${note.value}</p>`}
    <${DraftField} draft=${draft} rows=${2} focus=${false} label=${t("Do you want to add words?")}
      hint=${t("You can leave this empty. Write it first, then tap a card.")} />
    <div class="panel-foot">
      <${WaitingQuestion} view=${view} connection=${connection} />
      <div class="panel-buttons"><button class="button main" type="button" onClick=${close}>${t("Done")}</button></div>
    </div>
  <//>`;
}

const Card = ({
  card,
  up,
  tap,
}) => html`<button type="button" class=${cx("raise", up && "raise-up")} aria-pressed=${up} onClick=${tap}>
  <svg class="raise-card" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <use href=${`${document.documentElement.dataset.sprite}#card-${card.id}`} />
  </svg>
  <span>${card.words} ${up && html`<span class="raise-state">${t("Raised. Tap to take it down.")}</span>`}</span>
</button>`;
