/** The steps that only a composed story has: a heading, and the page to take away. */
import { html } from "../ui.js";
import { t } from "../words.js";
import { Sheet } from "./fit.js";

export function Heading({ screen }) {
  return html`
    <${Sheet} mark=${screen.key}>
      <h1 class="heading-words may-break" dir="auto">${screen.title}</h1>
    <//>
  `;
}

/** The way to the page: a code to scan, and its address for those who type. */
export function Take({ screen }) {
  if (!screen.link) {
    return html`
      <${Sheet} mark=${screen.key}>
        <h1 class="step-title">${screen.title}</h1>
        <p class="step-note">${t("Everything we agreed will be on a page of its own.")}</p>
      <//>
    `;
  }
  return html`
    <${Sheet} mark=${screen.key} whole>
      <div class="lobby take">
        <h1 class="lobby-title take-title">${screen.title}</h1>
        <div class="lobby-how">
          <p class="lobby-go">${t("Scan, or type")}</p>
          <p class="take-words"><bdi dir="ltr">${typed(screen.address)}</bdi></p>
          <p class="lobby-notes">${t("No phone? Ask for a print.")}</p>
        </div>
        <figure class="lobby-scan">
          <span class="qr-frame"><img class="qr" src=${screen.qr} alt=${t("QR code of the page: {address}", { address: screen.address })} /></span>
        </figure>
      </div>
    <//>
  `;
}

/** An address breaks after its slashes and hyphens, where it can be read on. */
const typed = (words) => words.match(/[^/-]+[/-]?/g).map((part) => [part, html`<wbr />`]);
