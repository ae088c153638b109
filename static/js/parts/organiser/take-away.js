/** The page that everybody can keep: closed until the organiser opens it. */
import { html } from "../ui.js";
import { Act } from "./act.js";

const TOLD = new Set(["take", "thanks", "ended"]);

/** first: only where the big screen tells of it, and the room waits; else only at the end of the page. */
export function TakeAway({ view, lead, first = false }) {
  const { published, link } = view.outcome;
  if (!["closing", "ended"].includes(view.stage.kind) || TOLD.has(view.screen.kind) !== first) return null;
  return html`
    <section class="take-away" aria-labelledby="take-title">
      <h2 id="take-title">The page to take away</h2>
      <p>${published ? "Everyone who has the link can read it." : "Nobody can read it yet."}</p>
      <p class="take-address"><a href=${link}>${link}</a></p>
      <${Act} main=${!published} able=${lead.able} onPress=${() => lead.send("publish_outcome", { on: !published })}>
        ${published ? "Close the page" : "Open the page for everyone"}<//>
    </section>
  `;
}
