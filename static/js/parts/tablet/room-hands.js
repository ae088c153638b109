// While the whole room votes: this table's people without a phone. Each table counts its own.
import { Shape } from "../shapes.js";
import { html, plural } from "../ui.js";
import { Stepper } from "./stepper.js";
import { NO_HEADCOUNT } from "./words.js";

export function RoomHands({ tablet, view }) {
  const check = view.room;
  if (check?.state !== "open") return null;
  const weighing = check.choices.length > 0;
  return html`<section class="card hands room-hands" aria-labelledby="room-hands-title">
    <h2 id="room-hands-title">The whole room votes: ${check.text}</h2>
    <p class="soft">Here you count the people of your table who have no phone.</p>
    ${view.people.headcount === 0 && html`<p><strong>${NO_HEADCOUNT}</strong></p>`}
    ${weighing ? html`<${Paper} ...${{ tablet, view, check }} />` : html`<${Raised} ...${{ tablet, view, check }} />`}
  </section>`;
}

function Raised({ tablet, view, check }) {
  const set = (id, n) => tablet.say("count_hands", { check: check.id, hands: { ...check.hands, [id]: n } });
  const raised = Object.values(check.hands).reduce((sum, n) => sum + n, 0);
  // The server knows who has voted by phone, and says so if there are too many hands.
  const room = Math.max(0, view.people.headcount - raised);
  return view.answers.map((answer) => {
    const n = check.hands[answer.id] ?? 0;
    return html`<div key=${answer.id} class="hand">
      <p class="hand-answer"><${Shape} shape=${answer.shape} id=${answer.id} />${answer.words}</p>
      <${Stepper} label=${`Hands for ${answer.words}`} value=${n} max=${n + room} onChange=${(next) => set(answer.id, next)} />
    </div>`;
  });
}

/** Votes on paper: first how many people, then what they gave. */
function Paper({ tablet, view, check }) {
  const { hands, people, votes } = check;
  const spent = Object.values(hands).reduce((sum, n) => sum + n, 0);
  const left = people * votes - spent;
  const say = (fields) => tablet.say("count_hands", { check: check.id, hands, on_paper: people, ...fields });
  return html`
    <div class="hand">
      <p class="hand-answer">People without a phone</p>
      <${Stepper} label="People without a phone" value=${people} min=${Math.ceil(spent / votes)} max=${view.people.headcount} onChange=${(n) => say({ on_paper: n })} />
    </div>
    <p role="status">${plural(left, "vote", "votes")} left to give. Each person has ${votes}.</p>
    ${check.choices.map(({ id, text }) => {
      const n = hands[id] ?? 0;
      return html`<div key=${id} class="hand">
        <p class="hand-answer">${text}</p>
        <${Stepper} label=${`Votes for: ${text}`} value=${n} max=${n + Math.max(0, left)} onChange=${(next) => say({ hands: { ...hands, [id]: next } })} />
      </div>`;
    })}
  `;
}
