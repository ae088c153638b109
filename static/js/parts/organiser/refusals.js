/** What the server said no to, in its words, until somebody has read it. */
import { html } from "../ui.js";

export function Refusals({ outbox }) {
  const refused = outbox.refused.value;
  return html`
    <div class="refusals" role="alert">
      ${refused.map(
        ({ op, words }) => html`
          <div class="notice attend" key=${op.id}>
            <p><b>${WHAT[op.name] ?? "That did not happen."}</b> ${words}</p>
            <button type="button" class="button" onClick=${() => outbox.dismiss(op.id)}>I have read this</button>
          </div>
        `,
      )}
    </div>
  `;
}

/** Why nothing can be saved just now. It goes by itself when the cause is gone. */
export function Trouble({ words }) {
  return html`
    <div role="alert">
      ${
        words &&
        html`<div class="notice attend">
          <p><b>Nothing new is saved just now.</b> ${words} What people send is kept on their devices.</p>
        </div>`
      }
    </div>
  `;
}

/** Before it is too late: everything is still saved. */
export function Disk({ words }) {
  return html`<div role="status">${words && html`<p class="notice attend">${words}</p>`}</div>`;
}

const WHAT = {
  set_timer: "The time was not set.",
  add_time: "No time was added.",
  send_message: "The message was not sent.",
  pause: "The pause did not begin or end.",
  add_table: "No table was added.",
  remove_table: "The table was not removed.",
  move_people: "Nobody was moved.",
  replace_link: "The link was not replaced.",
  move_stage: "The room was not moved.",
  show_step: "The big screen was not changed.",
  open_check: "The room was not asked.",
  open_room_vote: "The vote was not opened.",
  count_hands: "The hands were not counted.",
  lock_check: "The voting was not closed.",
  reveal_check: "The result was not shown.",
  conclude_check: "What the room says was not saved.",
  clear_message: "The message is still up.",
  answer_help: "The table was not told.",
  hold_screen: "The big screen was not held or let go.",
  set_screen: "The big screen was not set up.",
  moderate: "Nothing was hidden or let back.",
  ask_statement: "The room was not asked.",
  ask_priority: "The room was not asked.",
  put_away_vote: "The result is still on the big screen.",
  choose_forward: "What goes forward was not changed.",
  publish_outcome: "The page to take away was not opened or closed.",
};
