/** The lobby: how to join, readable from the back row. */
import { html } from "../ui.js";
import { Sheet } from "./fit.js";

export function Lobby({ screen, view }) {
  const { join } = view;
  return html`
    <${Sheet} whole>
      <div class="lobby">
        <h1 class="lobby-title" dir="auto">${view.event.title}</h1>
        <div class="lobby-how">
          <p class="lobby-go">Scan, or go to <b>${join.words}</b> and type</p>
          <p class="lobby-code">${join.code}</p>
          <p class="lobby-notes">No name. No e-mail.<br />No phone? We count your hand.</p>
        </div>
        <figure class="lobby-scan">
          <span class="qr-frame"><img class="qr" src=${join.qr} alt=${`QR code to join: ${join.words}`} /></span>
          <figcaption><b>${screen.joined}</b> ${screen.joined === 1 ? "has" : "have"} joined</figcaption>
        </figure>
      </div>
    <//>
  `;
}
