// A phone that goes round the table. Each person is a participant of their own; nobody's name is asked.
// What is sent names the person who held the phone when it was tapped.
import { uuid7 } from "../id.js";
import { presentKey } from "../kept.js";
import { effect, html, kept, signal, useEffect, useRef, useSignal } from "../ui.js";
import { tell } from "./say.js";

const people = signal([]);
const listKey = (event) => `common-table:people:${event}`;

/** "2" for the second person of this phone; null where it is not shared. */
export function personNumber(who) {
  return people.value.length > 1 ? people.value.indexOf(who) + 1 : null;
}

/** Remembers the people of this phone, and over a reload who holds it. The server has the last word on who that is. */
export function keepPeople(event, connection) {
  people.value = readList(event);
  return effect(() => {
    const who = connection.view.value?.who;
    if (!who) return;
    kept.write(presentKey(event), who);
    if (people.peek().includes(who)) return;
    people.value = [...people.peek(), who];
    kept.write(listKey(event), JSON.stringify(people.peek()));
  });
}

function readList(event) {
  try {
    return JSON.parse(kept.read(listKey(event))) ?? [];
  } catch {
    return [];
  }
}

/** A new participant of this device, by the way everybody joins. */
async function addPerson(view) {
  const response = await fetch(`/j/${view.event.code}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ table: view.table, token: uuid7() }),
    credentials: "same-origin",
  });
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.words);
  return answer.participant;
}

export function PeoplePanel({ view, connection, note, close }) {
  const state = useSignal("");
  const heading = useRef();
  useEffect(() => heading.current.focus(), []);
  const others = people.value
    .map((who, i) => ({ who, number: i + 1 }))
    .filter(({ who }) => who !== connection.who.value);
  const finish = (who) => {
    connection.handTo(who);
    tell("The screen is clear. You can answer now.", note);
    close();
  };
  const fresh = async () => {
    state.value = "One moment …";
    try {
      finish(await addPerson(view));
    } catch {
      state.value = "That did not work. Check the connection, then try again.";
    }
  };
  return html`<section class="people" aria-labelledby="people-title">
    <h2 id="people-title" ref=${heading} tabindex="-1">Share this phone</h2>
    <p>Give the phone to the next person. Your answers are kept. The screen is cleared for the next person.</p>
    <div class="panel-buttons">
      <button class="button main" type="button" onClick=${fresh}>I am a new person</button>
      ${others.map(
        ({ who, number }) => html`<button class="button" type="button" key=${who} onClick=${() => finish(who)}>
        I am person ${number}
      </button>`,
      )}
      <button class="button" type="button" onClick=${close}>Go back</button>
    </div>
    <p role="status">${state}</p>
  </section>`;
}
