// Six people round a table.
import { html } from "./ui.js";

const seats = [90, 30, -30, -90, -150, 150].map((degrees) => [
  20 + 16 * Math.cos((degrees * Math.PI) / 180),
  20 - 16 * Math.sin((degrees * Math.PI) / 180),
]);

export const Logo = () => html`<svg class="logo" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
  <circle cx="20" cy="20" r="9" />
  ${seats.map(([x, y]) => html`<circle cx=${x.toFixed(2)} cy=${y.toFixed(2)} r="3.3" />`)}
</svg>`;
