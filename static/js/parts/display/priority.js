/** A priority vote of the whole room: what there is to weigh while it runs, and after the reveal what came of it. */
import { html, plural } from "../ui.js";
import { Answered } from "./answered.js";
import { Sheet } from "./fit.js";

export function Priority({ screen }) {
  if (screen.results) return html`<${Weighed} screen=${screen} />`;
  return html`
    <${Sheet} mark=${screen.key} foot=${html`<${Running} screen=${screen} />`}>
      <h1 class="statement">${screen.title}</h1>
      <ul class="priority-list may-break">${screen.list.map((text, at) => html`<li key=${at}>${text}</li>`)}</ul>
    <//>
  `;
}

function Running({ screen }) {
  const open = screen.state === "open";
  const call = open
    ? `Vote now on your phone: ${plural(screen.votes, "vote", "votes")} each`
    : "The voting has closed.";
  return html`
    <p class="vote-call">${call}</p>
    <${Answered} answered=${screen.answered} present=${screen.present} />
  `;
}

function Weighed({ screen }) {
  return html`
    <${Sheet} mark=${`${screen.key} result`}>
      <h1 class="statement">${screen.title}</h1>
      <ol class="priority-list may-break">
        ${screen.results.map(
          (row) => html`
            <li key=${row.id}>
              <span class="vote-number">${row.place ?? "–"}</span>
              <span><strong>${votes(row)}.</strong> ${row.text}</span>
            </li>
          `,
        )}
      </ol>
    <//>
  `;
}

const votes = (row) => `${plural(row.votes, "vote", "votes")} from ${plural(row.people, "person", "people")}`;
