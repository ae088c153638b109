// Hands of people without a phone, counted by the facilitator. They weigh the same as phones.
import { Shape } from "../shapes.js";
import { html } from "../ui.js";
import { Stepper } from "./stepper.js";
import { byPhones, handsWords, NO_HEADCOUNT } from "./words.js";

export function Hands({ tablet, view, check }) {
  const counted = Object.values(check.hands).reduce((sum, n) => sum + n, 0);
  // Everyone at the table who has not answered by phone, with or without one: a flat battery still has a hand.
  const { headcount, joined } = view.people;
  const { asleep, without } = byPhones(view.people);
  const unheard = Math.min(asleep, Math.max(0, joined - check.by_phone));
  const room = headcount - check.by_phone - counted;
  const set = (id, n) => tablet.say("count_hands", { check: check.id, hands: { ...check.hands, [id]: n } });
  return html`<section class="card hands" aria-labelledby="hands-title">
    <h2 id="hands-title" tabindex="-1" data-land>Hands</h2>
    <p class="soft">For people without a phone. Ask: “Hands up if you agree.”</p>
    ${view.notes.no_phone && html`<p class="note">You noted: ${view.notes.no_phone}</p>`}
    ${view.answers.map((answer) => {
      const n = check.hands[answer.id] ?? 0;
      return html`<div key=${answer.id} class="hand">
        <p class="hand-answer"><${Shape} shape=${answer.shape} id=${answer.id} />${answer.words}</p>
        <${Stepper} label=${`Hands for ${answer.words}`} value=${n} max=${n + Math.max(0, room)} onChange=${(next) => set(answer.id, next)} />
      </div>`;
    })}
    <p class="hands-sum">${
      headcount === 0 ? `${NO_HEADCOUNT} It is below.` : handsWords(counted, room, without, unheard)
    }</p>
  </section>`;
}

/** Once voting is closed, hands stay as they were counted. */
export function HandsCounted({ view, check }) {
  const shown = view.answers.filter(({ id }) => check.hands[id] > 0);
  return html`<section class="card hands" aria-labelledby="hands-title">
    <h2 id="hands-title" tabindex="-1" data-land>Hands</h2>
    <p class="soft">Voting is closed, so hands stay as they are.</p>
    ${shown.length === 0 && html`<p>No hands were counted.</p>`}
    ${shown.map(({ id, shape, words }) => html`<p key=${id} class="hand-answer"><${Shape} shape=${shape} id=${id} />${words}: ${check.hands[id]}</p>`)}
  </section>`;
}
