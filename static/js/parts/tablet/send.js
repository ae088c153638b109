// The key points of a table: their order, what the room has of them, and the way there and back.
import { announce } from "../announce.js";
import { html, plural } from "../ui.js";
import { PointButton } from "./point-button.js";
import { reasonsLeft, whatIsLeft, withoutReason } from "./reason.js";
import { go, questionNow } from "./tablet-state.js";
import { isAt } from "./words.js";

// All of these are told the number of the question: the screen "Send to the room" stays with the one that it was
// opened for when the room moves on.
const roomOf = (view, number) => view.received.find(({ question }) => question === number);
const keysOf = (view, number) => view.points.filter(({ key, question }) => key && question === number);

/** How the room's list and the table's differ, in words; "" where they do not. */
function differs(view, number) {
  const room = roomOf(view, number);
  const keys = keysOf(view, number).map(({ id }) => id);
  if (!room?.sent)
    return isAt(view.stage, number) ? NOT_SENT : "Not sent, so the room has your key points as they are.";
  const missing = keys.filter((id) => !room.points.includes(id)).length;
  if (missing > 0) return `${plural(missing, "key point is", "key points are")} not sent yet.`;
  return keys.join() === room.points.join() ? "" : "The order has changed since you sent them.";
}

/** Whether there is something to send, and all of it is sent. */
export const roomHasAll = (view, number) => keysOf(view, number).length > 0 && differs(view, number) === "";

const NOT_SENT = "Not sent yet. If you forget, the room gets your key points as they are.";

function send(tablet, view, number) {
  const keys = keysOf(view, number);
  if (keys.length === 0) return announce("First mark a key point.");
  // The room must not see a point without the reason that somebody has just given.
  const [left] = withoutReason(tablet, view, keys);
  if (left) return announce(`Not sent. ${whatIsLeft(left)}`);
  tablet.say("send_to_room", { question: number, points: keys.map(({ id }) => id) });
  announce(`Sent to the room: ${plural(keys.length, "key point", "key points")}.`);
}

function SendButton({ tablet, view, number }) {
  const keys = keysOf(view, number);
  const room = roomOf(view, number);
  const done = room?.sent && differs(view, number) === "";
  const waits = reasonsLeft(tablet, view, keys).length > 0;
  const press = () => (done ? announce("The room has all of them.") : send(tablet, view, number));
  return html`<button type="button" class=${done || waits ? "button wide" : "button main wide"}
    aria-disabled=${keys.length === 0 || done || waits ? "true" : undefined} onClick=${press}>${done ? "The room has them" : "Send to the room"}</button>`;
}

/** A typed reason that only waits for a choice: said where one sends, with the way there. */
const Unsaved = ({ tablet, view, number }) =>
  reasonsLeft(tablet, view, keysOf(view, number)).map(
    (point) => html`<div key=${point.id} class="notice attend unsaved" role="status">
    <p><strong>${whatIsLeft(point)}</strong></p>
    <button type="button" class="button" onClick=${() => go(tablet, point.id)}>Go to point ${point.number}</button>
  </div>`,
  );

/** Beside the list: what is marked, and one button. */
export function KeySoFar({ tablet, view }) {
  const number = questionNow(view)?.number;
  const keys = keysOf(view, number);
  const open = !["ended", "lobby"].includes(view.stage.kind) && number;
  return html`<section class="card" aria-labelledby="keys-title">
    <div class="card-head"><h2 id="keys-title" tabindex="-1" data-land>Key points</h2>
      <span class="soft">${keys.length > 0 && plural(keys.length, "point", "points")}</span></div>
    ${keys.length === 0 && html`<p class="soft">${view.stage.kind === "ended" ? "None." : "None yet. Key points go to the big screen."}</p>`}
    <ol class="keys">${keys.map(({ id, number, text }) => html`<li key=${id}><strong>${number}</strong> <span>${text}</span></li>`)}</ol>
    ${
      keys.length > 0 &&
      open &&
      html`<p class="note soft">${differs(view, number)}</p><${Unsaved} ...${{ tablet, view, number }} /><${SendButton} ...${{ tablet, view, number }} />
      <button type="button" class="button wide" onClick=${() => go(tablet, null, "send")}>Order or take back</button>`
    }
  </section>`;
}

export function SendScreen({ tablet, view }) {
  const number = tablet.about.value;
  const keys = keysOf(view, number);
  const room = roomOf(view, number) ?? { points: [] };
  return html`<section class="send" aria-labelledby="send-title">
    <h2 id="send-title" class="screen-title" tabindex="-1" data-land>Send to the room</h2>
    <p>The big screen shows these in this order, with the result and why some did not agree.</p>
    ${keys.length === 0 && html`<p>No key points yet. Mark the points that the room should hear: “Mark as key” in the list.</p>`}
    <ol class="send-list">
      ${keys.map((point, i) => html`<${Key} key=${point.id} ...${{ tablet, view, point, keys, i, room }} />`)}
    </ol>
    <p role="status"><strong>${keys.length > 0 && differs(view, number)}</strong></p>
    <${Unsaved} ...${{ tablet, view, number }} />
    <div class="buttons send-buttons">
      <${SendButton} ...${{ tablet, view, number }} />
      <button type="button" class="button tall" onClick=${() => go(tablet, null)}>Back to the points</button>
    </div>
  </section>`;
}

function Key({ tablet, view, point, keys, i, room }) {
  const has = room.sent && room.points.includes(point.id);
  const told = has || (!room.sent && !isAt(view.stage, point.question));
  const closing = view.stage.kind === "closing";
  const move = (by) => {
    const before = by < 0 ? keys[i - 1] : keys[i + 2];
    if (by < 0 ? i === 0 : i + 1 === keys.length) return announce(by < 0 ? "It is the first." : "It is the last.");
    tablet.say("move_point", { point: point.id, before: before?.id ?? null });
    announce(`Now number ${i + by + 1} of ${keys.length}.`);
  };
  const back = () => {
    if (closing) return announce("The room is closing with this point, so it stays.");
    tablet.say("take_back", { point: point.id });
    announce("Taken back. It is still a key point of your table.");
  };
  const unmark = () => tablet.say("mark_key", { point: point.id, key: false });
  return html`<li class="send-row">
    <div class="send-words"><p>${point.text}</p>
      <p class="note soft">${told ? "The room has it." : "Not sent yet."}
        ${point.check?.result ? ` ${point.check.result.sentence}` : " Agreement was not checked."}</p></div>
    <div class="buttons">
      <${PointButton} words="Up" point=${point} off=${i === 0} onClick=${() => move(-1)} />
      <${PointButton} words="Down" point=${point} off=${i + 1 === keys.length} onClick=${() => move(1)} />
      ${has ? html`<${PointButton} words="Take back" point=${point} off=${closing} onClick=${back} />` : html`<${PointButton} words="Not a key point" point=${point} onClick=${unmark} />`}
    </div>
  </li>`;
}
