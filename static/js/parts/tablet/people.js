// How many people sit at the table, with and without phones.
import { announce } from "../announce.js";
import { cx, html, plural, useRef, useState } from "../ui.js";
import { Stepper } from "./stepper.js";
import { go } from "./tablet-state.js";
import { byPhones } from "./words.js";

export function People({ tablet, view, more }) {
  const { people, limits } = view;
  const set = (n) => tablet.say("set_headcount", { people: n });
  // Once asked it keeps its place: it would go under the finger that was on its way to the button below.
  const asked = useRef(false);
  asked.current ||= people.headcount === 0;
  const { asleep, without } = byPhones(people);
  return html`<section class="card" aria-labelledby="people-title">
    <h2 id="people-title" tabindex="-1" data-land>People at the table</h2>
    ${
      view.stage.kind === "ended"
        ? html`<p>${people.headcount}</p>`
        : html`<${Stepper} label="People at the table" value=${people.headcount} max=${limits.people} onChange=${set}>
          <${HowMany} value=${people.headcount} max=${limits.people} onChange=${set} />
        <//>`
    }
    <p class="soft">${people.phones} on phones${asleep > 0 && `, ${plural(asleep, "phone", "phones")} asleep`}${people.headcount > 0 && `, ${without} without a phone`}</p>
    ${people.warning && view.stage.kind !== "ended" && html`<p class="few-phones">${people.warning}</p>`}
    ${asked.current && view.stage.kind !== "ended" && html`<p class=${cx(people.headcount > 0 && "keeps-place")}><strong>How many people sit here?</strong> Count yourself only if you vote.</p>`}
    ${more && html`<button type="button" class="button wide" onClick=${() => go(tablet, null, "table")}>Your table: code, needs, name</button>`}
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
    onFocus=${(event) => event.currentTarget.select()} onBlur=${done} onKeyDown=${(event) => event.key === "Enter" && done()} />`;
}
