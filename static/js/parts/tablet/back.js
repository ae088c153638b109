// The way back to the list; a check stays open behind it.
import { html } from "../ui.js";
import { go } from "./tablet-state.js";

export function BackButton({ tablet, point }) {
  const back = () => {
    go(tablet, null);
    // To the point that one came from: its button, else its words.
    requestAnimationFrame(() => {
      const row = point && document.getElementById(`point-${point.id}`);
      const landing = row?.querySelector(".check-button") ?? row?.querySelector("[data-land]");
      (landing ?? document.getElementById("said-title"))?.focus();
    });
  };
  return html`<button type="button" class="button" onClick=${back}>Back to the points</button>`;
}
