/** The lobby: how to join, readable from the back row. */
import { html } from "../ui.js";
import { t, tn } from "../words.js";
import { Sheet } from "./fit.js";

export function Lobby({ screen, view }) {
  const { join } = view;
  return html`
    <${Sheet} whole>
      <div class="lobby">
        <h1 class="lobby-title" dir="auto">${view.event.title}</h1>
        <div class="lobby-how">
          <p class="lobby-go"><${Way} words=${join.words} /></p>
          <p class="lobby-code"><bdi dir="ltr">${join.code}</bdi></p>
          <p class="lobby-notes">${t("No name. No e-mail.")}<br />${t("No phone? We count your hand.")}</p>
        </div>
        <figure class="lobby-scan">
          <span class="qr-frame"><img class="qr" src=${join.qr} alt=${t("QR code to join: {address}", { address: join.words })} /></span>
          <figcaption>${tn("{n} has joined", "{n} have joined", screen.joined)}</figcaption>
        </figure>
      </div>
    <//>
  `;
}

/** The address keeps its letters' own direction, wherever it stands in the sentence. */
function Way({ words }) {
  const [before, after] = t("Scan, or go to {address} and type").split("{address}");
  return html`${before}<b dir="ltr">${words}</b>${after}`;
}
