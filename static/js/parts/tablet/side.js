// Beside the list: what phones offer, who is here, which points go to the room.
import { announce } from "../announce.js";
import { html, plural, useState } from "../ui.js";
import { PointButton } from "./point-button.js";
import { Stepper } from "./stepper.js";
import { questionNow } from "./tablet-state.js";

export function FromPhones({ tablet, view }) {
  const { suggestions } = view;
  const over = view.stage.kind === "ended";
  if (over && suggestions.length === 0) return null;
  return html`<section class="card" aria-labelledby="phones-title">
    <div class="card-head"><h2 id="phones-title" tabindex="-1" data-land>From phones</h2>
      <span class="soft">${!over && suggestions.length > 0 && `${suggestions.length} to look at`}</span></div>
    ${suggestions.length === 0 && html`<p class="soft">Nothing to look at. People can send a point from their phone.</p>`}
    <ul class="suggestions">
      ${suggestions.map((offer) => html`<${Suggestion} key=${offer.id} ...${{ tablet, view, offer }} />`)}
    </ul>
  </section>`;
}

function Suggestion({ tablet, view, offer }) {
  const act = (name, words) => () => {
    tablet.say(name, { point: offer.id });
    announce(words);
  };
  const earlier = offer.question !== questionNow(view)?.number;
  return html`<li>
    <p>“${offer.text}”</p>
    ${earlier && html`<p class="note soft">For question ${offer.question}</p>`}
    ${
      view.stage.kind !== "ended" &&
      html`<div class="buttons">
      <${PointButton} words="Take" point=${offer} onClick=${act("take_suggestion", "Taken. It is in the list.")} />
      <${PointButton} words="Put aside" point=${offer} onClick=${act("remove_point", "Put aside.")} />
    </div>`
    }
  </li>`;
}

export function People({ tablet, view }) {
  const { people, limits } = view;
  const set = (n) => tablet.say("set_headcount", { people: n });
  const without = Math.max(0, people.headcount - people.phones);
  return html`<section class="card" aria-labelledby="people-title">
    <h2 id="people-title" tabindex="-1" data-land>People at the table</h2>
    ${
      view.stage.kind === "ended"
        ? html`<p>${people.headcount}</p>`
        : html`<${Stepper} label="People at the table" value=${people.headcount} max=${limits.people} onChange=${set}>
          <${HowMany} value=${people.headcount} max=${limits.people} onChange=${set} />
        <//>`
    }
    <p class="soft">${people.phones} on phones${people.headcount > 0 && `, ${without} without a phone`}</p>
    ${people.warning && view.stage.kind !== "ended" && html`<p class="few-phones">${people.warning}</p>`}
    ${people.headcount === 0 && html`<p><strong>How many people sit here?</strong> Count yourself only if you vote.</p>`}
  </section>`;
}

/** The number can be typed too: twelve people are twelve taps otherwise. Half-typed numbers are nobody's business. */
function HowMany({ value, max, onChange }) {
  const [typed, setTyped] = useState(null);
  const done = () => {
    const n = Number.parseInt(typed, 10);
    setTyped(null);
    if (typed === null || n === value) return;
    if (!(n >= 0 && n <= max)) return announce(`Please give a number from 0 to ${max}.`);
    onChange(n);
  };
  return html`<input class="stepper-number" type="text" inputmode="numeric" aria-label="Number of people at the table" maxlength="2"
    autocomplete="off" value=${typed ?? value} onInput=${(event) => setTyped(event.currentTarget.value.replace(/\D/g, ""))}
    onBlur=${done} onKeyDown=${(event) => event.key === "Enter" && done()} />`;
}

export function KeySoFar({ view }) {
  const keys = view.points.filter(({ key }) => key);
  return html`<section class="card" aria-labelledby="keys-title">
    <div class="card-head"><h2 id="keys-title">Key points</h2>
      <span class="soft">${keys.length > 0 && plural(keys.length, "point", "points")}</span></div>
    ${keys.length === 0 && html`<p class="soft">None yet. Key points go to the big screen.</p>`}
    <ol class="keys">
      ${keys.map(({ id, number, text }) => html`<li key=${id}><strong>${number}</strong> <span>${text}</span></li>`)}
    </ol>
  </section>`;
}
