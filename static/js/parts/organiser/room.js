/** The room's own checks: a point that everybody is asked about, and at the end "Is this what we take forward?". */
import { Counts, Dissent } from "../result.js";
import { html, plural } from "../ui.js";
import { Act } from "./act.js";
import { Hands } from "./hands.js";
import { Outcome } from "./outcome.js";
import { RoomVote } from "./room-vote.js";
import { Meter } from "./tables.js";

/** What the organiser can ask the room now; nothing while tables talk among themselves. */
export function Room({ view, lead }) {
  const asked = about(view);
  if (!asked || view.room_check?.choices.length > 0) return html`<${RoomVote} view=${view} lead=${lead} />`;
  const { check, title, words } = asked;
  return html`
    <section class="room card" aria-labelledby="room-title">
      <h2 id="room-title">${title}</h2>
      <p class="room-words">${words}</p>
      ${check ? html`<${Check} key=${check.id} check=${check} view=${view} lead=${lead} />` : html`<${Ask} asked=${asked} lead=${lead} />`}
    </section>
    ${(!check || check.state === "revealed") && html`<${RoomVote} view=${view} lead=${lead} />`}
  `;
}

/** A check that is still open comes first, wherever the screen has gone meanwhile. */
function about(view) {
  const { screen, room_check: check } = view;
  if (check && check.state !== "revealed") return { check, title: "The whole room is asked", words: check.text };
  if (screen.kind === "point" && screen.id) {
    const own = check?.point === screen.id ? check : null;
    return { check: own, title: "Ask about this point", words: screen.text, point: screen.id };
  }
  if (check?.statement && view.asked === check.id) return { check, title: "The room's vote", words: check.text };
  if (screen.kind === "vote" && screen.key === "vote") {
    const own = check && check.point === null && check.statement === null ? check : null;
    return { check: own, title: "The last vote", words: screen.text };
  }
  return null;
}

function Ask({ asked, lead }) {
  const ask = () =>
    asked.point ? lead.send("open_check", { point: asked.point, scope: "room" }) : lead.send("open_room_vote");
  return html`
    <p class="soft">
      ${asked.point ? "Every phone in the room can vote on it, and hands count too." : "Every phone can vote. The big screen shows how many have answered, and no result yet."}
    </p>
    <p class="buttons">
      <${Act} main able=${lead.able} onPress=${ask}>${asked.point ? "Ask the whole room" : "Open the vote"}<//>
    </p>
  `;
}

function Check({ check, view, lead }) {
  if (check.state === "revealed") return html`<${Revealed} check=${check} view=${view} lead=${lead} />`;
  const open = check.state === "open";
  const next = open ? ["Close voting", "lock_check"] : ["Show the result", "reveal_check"];
  return html`
    <p class="room-answered" role="status">
      <${Meter} answered=${check.answered} present=${check.present} />
      <span><b>${check.answered} of ${check.present}</b> have answered.${open ? "" : " The voting is closed."}</span>
    </p>
    ${open && html`<${Hands} check=${check} answers=${view.answers} lead=${lead} />`}
    <p class="soft">
      ${open ? "When voting is closed, nobody can change an answer." : "Nobody has seen the result yet. It goes to the big screen and to the phones."}
    </p>
    <p class="buttons">
      <${Act} main able=${lead.able} onPress=${() => lead.send(next[1], { check: check.id })}>${next[0]}<//>
    </p>
  `;
}

function Revealed({ check, view, lead }) {
  const { result } = check;
  const again = () =>
    check.statement
      ? lead.send("ask_statement", { statement: check.statement })
      : check.point
        ? lead.send("open_check", { point: check.point, scope: "room" })
        : lead.send("open_room_vote");
  return html`
    ${
      result &&
      html`<p class="result-sentence">${result.sentence}</p>
      <${Counts} result=${result} />
      <p class="soft">${plural(result.answered, "answer", "answers")} from ${plural(result.present, "person", "people")}.</p>`
    }
    <${Dissent} words=${check.dissent} />
    <${Outcome} check=${check} lead=${lead} />
    ${
      view.stage.kind !== "ended" &&
      html`<p class="buttons"><${Act} able=${lead.able} onPress=${again}>Ask again<//></p>`
    }
  `;
}
