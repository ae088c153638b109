/** While people arrive: the code large enough to read out, and what is left to do. */
import { html, plural } from "../ui.js";
import { linksOf } from "./head.js";

export function Arriving({ view }) {
  const { event, people } = view;
  return html`
    <section class="arriving card" aria-labelledby="arriving-title">
      <div>
        <h2 id="arriving-title">People join with this code</h2>
        <p class="arriving-code">${event.code.slice(0, 3)} ${event.code.slice(3)}</p>
        <p>${plural(people.joined, "person has", "people have")} joined.</p>
        <p class="buttons"><a class="button" href=${`${linksOf(event)}#screen`}>Open the big screen</a></p>
      </div>
      <div>
        <h3>Before you begin</h3>
        <ul class="to-do">
          ${toDo(view).map(
            ({ words, done }) => html`
              <li key=${words} class=${done ? "done" : ""}>
                <span class="to-do-mark" aria-hidden="true"></span>
                <span>${words} <b>${done ? "Done." : "Not yet."}</b></span>
              </li>
            `,
          )}
        </ul>
      </div>
    </section>
  `;
}

function toDo({ people, tables }) {
  const ready = tables.filter((table) => table.tablets > 0).length;
  const counted = tables.filter((table) => table.headcount > 0).length;
  return [
    { words: "The big screen is open and shows the code.", done: people.displays > 0 },
    { words: `Each table has its tablet: ${ready} of ${tables.length}.`, done: ready === tables.length },
    {
      words: `Each facilitator has counted the people: ${counted} of ${tables.length}.`,
      done: counted === tables.length,
    },
    { words: "People have joined with their phones.", done: people.joined > 0 },
  ];
}
