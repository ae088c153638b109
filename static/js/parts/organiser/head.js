/** The head of the page: which event, how big the room is, whether all is saved, where else to go. */
import { ConnectionLine } from "../connection-line.js";
import { Logo } from "../logo.js";
import { html, plural } from "../ui.js";

export function Head({ view, connection, outbox, office }) {
  const { event, people, tables } = view;
  return html`
    <header class="lead-head">
      <${Logo} />
      <div class="lead-name">
        <h1>${event.title}</h1>
        <div class="lead-line">
          <span>${plural(tables.length, "table", "tables")}, ${plural(people.phones, "phone", "phones")}.</span>
          <${ConnectionLine} connection=${connection} outbox=${outbox} device="computer" idle="All saved" />
        </div>
      </div>
      <nav class="lead-nav" aria-label="This event">
        ${office && html`<a href="/office">Your events</a>`}
        <a href=${`/o/${encodeURIComponent(event.id)}/prepare`}>Prepare</a>
        <a href=${linksOf(event)}>Links and printing</a>
        <a class="lead-here" href=${`/o/${encodeURIComponent(event.id)}`} aria-current="page">Live</a>
        <a href=${`/o/${encodeURIComponent(event.id)}/present`}>Present</a>
      </nav>
    </header>
  `;
}

export const linksOf = (event) => `/o/${encodeURIComponent(event.id)}/links`;
