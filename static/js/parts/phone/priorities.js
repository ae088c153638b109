// Priorities: this person's votes to spread over what the room has made. One phone's order is not another's, so that
// nothing wins by standing first; the order stays the same on this phone.
import { announce } from "../announce.js";
import { Tick } from "../shapes.js";
import { html, useId } from "../ui.js";
import { t, tn } from "../words.js";
import { useTold } from "./answers.js";

/** The votes of this person: the last on their way, else what the server has. */
function votesOf(check, { connection, outbox }) {
  const who = connection.who.value;
  const mine = (op) => op.name === "spread_votes" && op.check === check.id && op.who === who;
  const waiting = outbox.pending.value.filter(mine).at(-1);
  return { votes: waiting?.votes ?? connection.mine.value[check.id] ?? null, waiting: Boolean(waiting) };
}

export function Priorities({ check, connection, outbox }) {
  const { votes: known, waiting } = votesOf(check, { connection, outbox });
  const votes = known ?? {};
  const spent = Object.values(votes).reduce((sum, n) => sum + n, 0);
  const left = check.votes - spent;
  const id = useId();
  const state = !known ? "" : waiting ? outbox.saved.value : "saved";
  useTold(`${connection.who.value} ${state} ${JSON.stringify(votes)}`, state, t("Saved."));
  const set = (choice, n) => {
    const next = { ...votes, [choice]: n };
    if (n === 0) delete next[choice];
    outbox.send("spread_votes", { check: check.id, votes: next }, { who: connection.who.value });
    announce(leftWords(left - (n - (votes[choice] ?? 0))));
  };
  return html`
    <p class="asks">${t("Give your votes to what matters most to you. You can give several to one.")}</p>
    <p class="votes-left" id=${id}><strong>${leftWords(left)}</strong></p>
    <ul class="priorities">
      ${shuffled(check.choices, `${connection.who.value} ${check.id}`).map(
        (choice) => html`<${Choice} key=${choice.id} ...${{ choice, left, n: votes[choice.id] ?? 0, set }} />`,
      )}
    </ul>
    <div class="saved-line">
      ${state === "saved" && html`<${Tick} />`}
      <p>
        ${state === "saved" && html`<strong>${t("Saved.")}</strong> ${t("You can change your votes until the voting closes.")}`}
        ${state === "saving" && t("Saving …")}
        ${state === "kept" && t("Kept on this phone. We will send it.")}
      </p>
    </div>`;
}

function Choice({ choice, n, left, set }) {
  const id = useId();
  const more = () => left > 0 && set(choice.id, n + 1);
  const less = () => n > 0 && set(choice.id, n - 1);
  return html`
    <li class="priority">
      <p id=${id}>${choice.text}</p>
      <div class="priority-votes" role="group" aria-labelledby=${id}>
        <button type="button" class="button" aria-disabled=${n > 0 ? null : "true"} onClick=${less}>
          ${t("Take one back")}<span class="visually-hidden">: ${choice.text}</span>
        </button>
        <output aria-live="off" aria-label=${votesWords(n)}>${n}</output>
        <button type="button" class="button" aria-disabled=${left > 0 ? null : "true"} onClick=${more}>
          ${t("Give a vote")}<span class="visually-hidden">: ${choice.text}</span>
        </button>
      </div>
    </li>
  `;
}

/** After the reveal: most votes first, with this person's own beside them. */
export function PriorityResults({ check, connection, outbox }) {
  return html`<${Weighed} rows=${check.results} votes=${votesOf(check, { connection, outbox }).votes} />`;
}

export const Weighed = ({ rows, votes }) => html`
  <ol class="priorities">
    ${rows.map(
      (row) => html`
        <li class="priority" key=${row.id}>
          <p>${row.text}</p>
          <p><strong>${votesWords(row.votes)}</strong>${votes?.[row.id] ? ` ${t("Yours: {n}.", { n: votes[row.id] })}` : ""}</p>
        </li>
      `,
    )}
  </ol>
`;

const leftWords = (left) => tn("You have {n} vote left.", "You have {n} votes left.", left);
const votesWords = (n) => tn("{n} vote", "{n} votes", n);

/** The same order each time for the same person and vote; another for others (xorshift over a hash of both). */
function shuffled(choices, seed) {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.codePointAt(0), 16777619) >>> 0;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const order = [...choices];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(random() * (last + 1));
    [order[last], order[at]] = [order[at], order[last]];
  }
  return order;
}
