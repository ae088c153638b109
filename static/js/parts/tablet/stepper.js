// Less / number / More, in words. At an end the button stays and is dashed: it must not vanish under a finger.
import { announce } from "../announce.js";
import { html } from "../ui.js";

/** label: what is counted, for those who hear it. children: the number, if it is more than a number. */
export function Stepper({ label, value, min = 0, max, onChange, children }) {
  const step = (by) => {
    const next = value + by;
    if (next < min || (by > 0 && next > max)) return announce(by > 0 ? `${label}: no more` : `${label}: no less`);
    onChange(next);
    announce(`${label}: ${next}`);
  };
  return html`<div class="stepper" role="group" aria-label=${label}>
    <${Step} words="Less" label=${label} off=${value <= min} onClick=${() => step(-1)} />
    ${children ?? html`<strong class="stepper-number">${value}</strong>`}
    <${Step} words="More" label=${label} off=${value >= max} onClick=${() => step(1)} />
  </div>`;
}

const Step = ({
  words,
  label,
  off,
  onClick,
}) => html`<button type="button" class="button" aria-disabled=${off ? "true" : undefined}
  aria-label=${`${words}: ${label}`} onClick=${onClick}>${words}</button>`;
