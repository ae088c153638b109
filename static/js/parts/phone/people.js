// A phone that goes round the table. Each person is a participant of their own; nobody's name is asked.
// What is sent names the person who held the phone when it was tapped.

import { newcomer } from "../../newcomers.js";
import { forgetSaid } from "../announce.js";
import { uuid7 } from "../id.js";
import { presentKey } from "../kept.js";
import { effect, html, kept, signal, useSignal } from "../ui.js";
import { t } from "../words.js";
import { tell } from "./draft.js";
import { Panel } from "./panel.js";

const people = signal([]);
const listKey = (event) => `common-table:people:${event}`;

/** "2" for the second person of this phone; null where it is not shared. */
export function personNumber(who) {
  return people.value.length > 1 ? people.value.indexOf(who) + 1 : null;
}

export const isShared = () => people.value.length > 1;

/** Remembers the people of this phone, and over a reload who holds it. The server has the last word on who that is. */
export function keepPeople(event, connection) {
  people.value = readList(event);
  return effect(() => {
    const { from, to } = connection.renamed.value ?? {};
    if (from && people.peek().includes(from))
      keepList(
        event,
        people.peek().map((who) => (who === from ? to : who)),
      );
    const who = connection.who.value;
    if (!who || !connection.view.value) return;
    kept.write(presentKey(event), who);
    addTo(event, who);
  });
}

function addTo(event, who) {
  if (people.peek().includes(who)) return;
  keepList(event, [...people.peek(), who]);
}

function keepList(event, list) {
  people.value = list;
  kept.write(listKey(event), JSON.stringify(list));
}

function readList(event) {
  try {
    return JSON.parse(kept.read(listKey(event))) ?? [];
  } catch {
    return [];
  }
}

/** What everybody does who joins, or moves. Rejects with the server's words. */
export async function askToJoin(view, fields) {
  const response = await fetch(`/j/${view.event.code}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ table: view.table, token: uuid7(), ...fields }),
    credentials: "same-origin",
  });
  const answer = await response.json();
  if (!answer.ok) throw new Error(answer.words);
  return answer.participant;
}

/** A new participant of this device. */
export async function addPerson(view) {
  const person = await askToJoin(view, {});
  addTo(view.event.id, person);
  return person;
}

export function PeoplePanel({ view, connection, note, close }) {
  const state = useSignal("");
  const others = people.value
    .map((who, i) => ({ who, number: i + 1 }))
    .filter(({ who }) => who !== connection.who.value);
  const finish = (who, fresh) => {
    connection.handTo(who, fresh);
    forgetSaid();
    tell(t("The screen is clear. You can answer now."), note);
    close();
  };
  const fresh = async () => {
    state.value = t("One moment …");
    try {
      // Without network they join when it is back: until then what they say is kept under a name of this phone's own.
      const online = connection.status.value === "live";
      finish(online ? await addPerson(view) : newcomer(view.table), true);
    } catch {
      state.value = t("That did not work. Check the connection, then try again.");
    }
  };
  return html`<${Panel} id="people" title=${t("Share this phone")}>
    <p>${t("Give the phone to the next person. Your answers are kept. The screen is cleared for the next person.")}</p>
    <div class="panel-buttons">
      <button class="button main" type="button" onClick=${fresh}>${t("I am a new person")}</button>
      ${others.map(
        ({ who, number }) => html`<button class="button" type="button" key=${who} onClick=${() => finish(who)}>
        ${t("I am person {n}", { n: number })}
      </button>`,
      )}
      <button class="button" type="button" onClick=${close}>${t("Go back")}</button>
    </div>
    <p role="status">${state}</p>
  <//>`;
}
