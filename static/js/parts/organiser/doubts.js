/** "This is not what we meant": how many said it of what, and their words. Nobody is told who. */
import { html, plural } from "../ui.js";

export function Doubts({ doubts }) {
  if (doubts.length === 0) return null;
  return html`
    <section class="doubts" aria-labelledby="doubts-title">
      <h2 id="doubts-title">Not what people meant</h2>
      <ul>
        ${doubts.map(
          ({ item, text, count, words }) => html`
            <li key=${item}>
              <p>${plural(count, "person says", "people say")} of “${text}” that it is not what they meant.</p>
              ${words.map((said) => html`<blockquote>${said}</blockquote>`)}
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}
