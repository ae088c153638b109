/** A rehearsal is led on the real page, so the page says which of the two it is, and can end it. */
import { html } from "../ui.js";

export function Rehearsal({ event }) {
  return html`
    <section class="notice attend rehearsal" aria-labelledby="rehearsal-title">
      <div>
        <h2 id="rehearsal-title">This is a rehearsal</h2>
        <p>The people are simulated. Nothing of it reaches your event. When you end it, everything in it is deleted.</p>
      </div>
      <form method="post" action=${`/o/${encodeURIComponent(event)}/rehearse/end`}>
        <button type="submit" class="button">End the rehearsal and delete it</button>
      </form>
    </section>
  `;
}
