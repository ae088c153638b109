/** Asking the whole room about what the theme desk made: agreement on one statement, or votes to spread over several. */
import { html, plural, useId, useState } from "../ui.js";
import { Act } from "./act.js";
import { Meter } from "./tables.js";

const MOST = 10;

export function RoomVote({ view, lead }) {
  const { room_check: check, told, stage } = view;
  const running = check && check.state !== "revealed";
  if (running && check.choices.length > 0) return html`<${Weighing} check=${check} lead=${lead} />`;
  const away = view.asked && check?.state === "revealed";
  if (stage.kind === "lobby" || stage.kind === "ended" || running || (told.length === 0 && !away)) return null;
  return html`
    <section class="room card" aria-labelledby="room-vote-title">
      <h2 id="room-vote-title">Vote of the whole room</h2>
      ${away && html`<${Away} check=${check} lead=${lead} />`}
      <details class="ask-room">
        <summary>Ask the room about ${plural(told.length, "statement or point", "statements and points")}</summary>
        <${Choose} told=${told} lead=${lead} />
      </details>
    </section>
  `;
}

function Away({ check, lead }) {
  return html`
    <p>The big screen shows the result${check.statement ? html` of “${check.text}”` : ""}.</p>
    ${
      check.results &&
      html`<ol class="vote-order">${check.results.map(
        (row) =>
          html`<li key=${row.id}><strong>${plural(row.votes, "vote", "votes")}</strong> from ${plural(row.people, "person", "people")}: ${row.text}</li>`,
      )}</ol>`
    }
    <p class="buttons"><${Act} able=${lead.able} onPress=${() => lead.send("put_away_vote", {})}>Take the result off the big screen<//></p>
  `;
}

function Choose({ told, lead }) {
  const [chosen, setChosen] = useState([]);
  const [votes, setVotes] = useState(3);
  const id = useId();
  const there = chosen.filter((one) => told.some((item) => item.id === one));
  const turn = (one) => setChosen(there.includes(one) ? there.filter((other) => other !== one) : [...there, one]);
  const weigh = () => lead.send("ask_priority", { choices: there, votes });
  return html`
    <p class="soft">Every phone is asked, and each table counts its hands. The result is hidden until you show it.</p>
    <ul class="told-list">
      ${told.map(
        (item) => html`
          <li key=${item.id}>
            <label class="choice">
              <input type="checkbox" checked=${there.includes(item.id)} onChange=${() => turn(item.id)} />
              <span>${item.text}${item.voted ? html` <span class="soft">The room has voted on it.</span>` : ""}</span>
            </label>
            ${
              item.kind === "statement" &&
              html`<${Act} able=${lead.able} onPress=${() => lead.send("ask_statement", { statement: item.id })}>Ask if the room agrees<span class="visually-hidden">: “${item.text}”</span><//>`
            }
          </li>
        `,
      )}
    </ul>
    <div class="buttons weigh">
      <label for=${id}>Votes for each person</label>
      <input id=${id} type="number" min="1" max=${MOST} value=${votes} onInput=${(event) => setVotes(Number(event.currentTarget.value))} />
      <${Act} able=${lead.able && there.length > 1 && votes >= 1 && votes <= MOST} onPress=${weigh}>
        ${there.length > 1 ? `Ask what matters most of these ${there.length}` : "Tick two or more to ask what matters most"}
      <//>
    </div>
  `;
}

function Weighing({ check, lead }) {
  const open = check.state === "open";
  const next = open ? ["Close voting", "lock_check"] : ["Show the result", "reveal_check"];
  return html`
    <section class="room card" aria-labelledby="room-vote-title">
      <h2 id="room-vote-title">${check.text}</h2>
      <p class="soft">${plural(check.votes, "vote", "votes")} each, over ${plural(check.choices.length, "choice", "choices")}. Tables count their people without a phone.</p>
      <p class="room-answered" role="status">
        <${Meter} answered=${check.answered} present=${check.present} />
        <span><b>${check.answered} of ${check.present}</b> have voted.${open ? "" : " The voting is closed."}</span>
      </p>
      <p class="buttons"><${Act} main able=${lead.able} onPress=${() => lead.send(next[1], { check: check.id })}>${next[0]}<//></p>
    </section>
  `;
}
