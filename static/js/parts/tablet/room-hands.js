// While the whole room votes: this table's people without a phone. Each table counts its own. It has a page of its own,
// to which a sign under the steps leads: on the list it would push the points away under a finger.
import { announce } from "../announce.js";
import { Shape } from "../shapes.js";
import { html, plural, useEffect } from "../ui.js";
import { BackButton } from "./back.js";
import { statementLook } from "./check.js";
import { HandsCounted } from "./hands.js";
import { Stepper } from "./stepper.js";
import { go } from "./tablet-state.js";
import { byPhones, handsWords, NO_HEADCOUNT } from "./words.js";

const isOpen = ({ room }) => room?.state === "open";

/** Whether the way to this page is shown: not where one is there. */
export const roomVotes = (tablet, view, point) => isOpen(view) && (Boolean(point) || tablet.screen.value !== "room");

export function RoomSign({ tablet, view, shown }) {
  const open = isOpen(view) && view.room.id;
  useEffect(() => announce(open && `The whole room votes: ${view.room.text}`), [open]);
  if (!shown) return null;
  const there = () => {
    go(tablet, null, "room");
    requestAnimationFrame(() => document.getElementById("room-title")?.focus());
  };
  const raised = Object.values(view.room.hands).reduce((sum, n) => sum + n, 0);
  const words = raised > 0 ? "Your hands are counted." : "Count your hands.";
  return html`<button type="button" class="button sign-words sign-vote" onClick=${there}><span>The whole room votes. ${words}</span></button>`;
}

export function RoomHands({ tablet, view }) {
  const { room } = view;
  const open = isOpen(view);
  return html`<section class="check" aria-labelledby="room-title">
    <p class="soft check-above">The whole room ${room && "votes"}</p>
    <h2 id="room-title" class=${statementLook(room?.text ?? "")} tabindex="-1" data-land>${room?.text ?? "The vote is over"}</h2>
    ${open && html`<p>Phones are showing this now. Here you count for the people of your table who have no phone.</p>`}
    ${open && (room.choices.length > 0 ? html`<${Paper} ...${{ tablet, view, check: room }} />` : html`<${Raised} ...${{ tablet, view, check: room }} />`)}
    ${room?.state === "locked" && html`<${Closed} ...${{ view, check: room }} />`}
    <div class="buttons"><${BackButton} tablet=${tablet} /></div>
  </section>`;
}

function Raised({ tablet, view, check }) {
  const { headcount } = view.people;
  const set = (id, n) => tablet.say("count_hands", { check: check.id, hands: { ...check.hands, [id]: n } });
  const raised = Object.values(check.hands).reduce((sum, n) => sum + n, 0);
  // The server knows who has voted by phone, and says so if there are too many hands.
  const left = headcount - raised;
  return html`<div class="card hands room-hands">
    ${view.answers.map((answer) => {
      const n = check.hands[answer.id] ?? 0;
      return html`<div key=${answer.id} class="hand">
        <p class="hand-answer"><${Shape} shape=${answer.shape} id=${answer.id} />${answer.words}</p>
        <${Stepper} label=${`Hands for ${answer.words}`} value=${n} max=${n + Math.max(0, left)} onChange=${(next) => set(answer.id, next)} />
      </div>`;
    })}
    <p class="hands-sum" role="status">${headcount === 0 ? NO_HEADCOUNT : handsWords(raised, left, byPhones(view.people).without)}</p>
  </div>`;
}

/** Votes on paper: first how many people, then what they gave. */
function Paper({ tablet, view, check }) {
  const { hands, people, votes } = check;
  const { headcount } = view.people;
  const spent = Object.values(hands).reduce((sum, n) => sum + n, 0);
  const left = people * votes - spent;
  const say = (fields) => tablet.say("count_hands", { check: check.id, hands, on_paper: people, ...fields });
  return html`<div class="card hands room-hands">
    <div class="hand">
      <p class="hand-answer">People without a phone</p>
      <${Stepper} label="People without a phone" value=${people} min=${Math.ceil(spent / votes)} max=${headcount} onChange=${(n) => say({ on_paper: n })} />
    </div>
    <p class="hands-sum" role="status">${headcount === 0 ? NO_HEADCOUNT : `${plural(left, "vote", "votes")} left to give. Each person has ${votes}.`}</p>
    ${check.choices.map(({ id, text }) => {
      const n = hands[id] ?? 0;
      return html`<div key=${id} class="hand">
        <p class="hand-answer">${text}</p>
        <${Stepper} label=${`Votes for: ${text}`} value=${n} max=${n + Math.max(0, left)} onChange=${(next) => say({ hands: { ...hands, [id]: next } })} />
      </div>`;
    })}
  </div>`;
}

/** Once voting is closed they stay as they were counted. */
function Closed({ view, check }) {
  if (check.choices.length === 0) return html`<${HandsCounted} ...${{ view, check }} />`;
  return html`<p>Voting is closed. On paper: ${plural(check.people, "person", "people")}.</p>`;
}
