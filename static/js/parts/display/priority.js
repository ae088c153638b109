/** A priority vote of the whole room: what there is to weigh while it runs, and after the reveal what came of it. */
import { html } from "../ui.js";
import { t, tn } from "../words.js";
import { Answered } from "./answered.js";
import { Sheet } from "./fit.js";

export function Priority({ screen }) {
  if (screen.results) return html`<${Weighed} screen=${screen} />`;
  return html`
    <${Sheet} mark=${screen.key} foot=${html`<${Running} screen=${screen} />`}>
      <h1 class="statement" data-said="title">${screen.title}</h1>
      <ul class="priority-list may-break">
        ${screen.list.map((text, at) => html`<li key=${at} data-said=${`item:${at + 1}`}>${text}</li>`)}
      </ul>
    <//>
  `;
}

function Running({ screen }) {
  const open = screen.state === "open";
  const call = open
    ? tn("Vote now on your phone: {n} vote each", "Vote now on your phone: {n} votes each", screen.votes)
    : t("The voting has closed.");
  return html`
    <p class="vote-call">${call}</p>
    <${Answered} answered=${screen.answered} present=${screen.present} />
  `;
}

/** What came of it: right after the vote, and as a step of the closing. While results are held back only its question. */
export function Weighed({ screen }) {
  return html`
    <${Sheet} mark=${`${screen.key} result`}>
      <h1 class="statement" data-said="title">${screen.title}</h1>
      <ol class="priority-list may-break">
        ${(screen.results ?? []).map(
          (row, at) => html`
            <li key=${row.id} data-said=${`item:${at + 1}`}>
              <span class="vote-number">${row.place ?? "–"}</span>
              <span><strong>${votes(row)}.</strong> ${row.text}</span>
            </li>
          `,
        )}
      </ol>
    <//>
  `;
}

const votes = (row) =>
  t("{votes} from {people}", {
    votes: tn("{n} vote", "{n} votes", row.votes),
    people: tn("{n} person", "{n} people", row.people),
  });
