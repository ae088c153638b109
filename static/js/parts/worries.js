// What phones wrote in private on a vote, for those who lead: after the result, without who, in no order that tells.
import { html, plural } from "./ui.js";

export function Worries({ list }) {
  if (!list?.length) return null;
  return html`<section class="worries" aria-label="From phones">
    <p><strong>What would make it better?</strong> ${plural(list.length, "person wrote", "people wrote")} in private. Read it out only if it does not say who wrote it.</p>
    <ul class="dots">${list.map((text) => html`<li dir="auto">${text}</li>`)}</ul>
  </section>`;
}
