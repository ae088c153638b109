// Someone who helps another person answers twice: for that person, then for themselves. The two are kept apart: each
// is a participant, and the strip at the top says whose answer this is.
import { announce } from "../announce.js";
import { helpingWanted, wantHelping } from "../kept.js";
import { cx, effect, html, kept, signal, useSignal } from "../ui.js";
import { t } from "../words.js";
import { Panel } from "./panel.js";
import { addPerson } from "./people.js";

const pair = signal(null); // {them, me}: two participants of this phone
const key = (event) => `common-table:helping:${event}`;

/** Goes on after a reload; and begins for someone who said so when they joined. */
export function keepHelping(event, connection) {
  try {
    pair.value = JSON.parse(kept.read(key(event)));
  } catch {
    pair.value = null;
  }
  return effect(() => {
    const view = connection.view.value;
    if (!view?.who || !helpingWanted()) return;
    wantHelping(false);
    if (!pair.peek()) startHelping(view, connection).catch(() => wantHelping(true));
  });
}

/** Who holds the phone now is the person to be helped; a new participant is made for the helper. */
async function startHelping(view, connection) {
  const them = connection.who.peek();
  const me = await addPerson(view);
  pair.value = { them, me };
  kept.write(key(view.event.id), JSON.stringify(pair.peek()));
  connection.handTo(them, true); // the socket has to learn of the new one
}

const stopHelping = (event) => {
  pair.value = null;
  kept.write(key(event), "");
};

/** Whether two people answer on this phone just now, and one of them is this one. */
export const isHelping = (who) => pair.value !== null && Object.values(pair.value).includes(who);

/** Who has still to answer, of the two; null where nobody helps. */
const otherOf = (who) => (isHelping(who) ? (pair.value.them === who ? pair.value.me : pair.value.them) : null);

export function WhoseAnswer({ connection }) {
  const who = connection.who.value;
  if (!isHelping(who)) return null;
  const { them, me } = pair.value;
  return html`<div class="whose" role="group" aria-label=${t("Whose answer?")}>
    <${Whose} on=${who === them} tap=${() => turnTo(them, connection)} words=${t("The person I help")} />
    <${Whose} on=${who === me} tap=${() => turnTo(me, connection)} words=${t("Me")} />
  </div>`;
}

const Whose = ({ on, tap, words }) =>
  html`<button class="button" type="button" aria-pressed=${on} onClick=${on ? undefined : tap}>${words}</button>`;

function turnTo(who, connection) {
  connection.handTo(who);
  announce(who === pair.peek().me ? t("Now your own answer.") : t("Now the answer of the person you help."));
}

/** After their answer, mine: said once it is saved. unseen: its room is kept meanwhile. */
export function NowTheOther({ connection, unseen }) {
  const who = connection.who.value;
  const other = otherOf(who);
  if (!other) return null;
  const words = other === pair.value.me ? t("Now my own answer") : t("Now the answer of the person I help");
  return html`<button class=${cx("button", unseen && "unseen")} type="button" onClick=${() => turnTo(other, connection)}>${words}</button>`;
}

export function HelpingPanel({ view, connection, close }) {
  const state = useSignal("");
  const begin = async () => {
    state.value = t("One moment …");
    try {
      await startHelping(view, connection);
      close();
    } catch {
      state.value = t("That did not work. Check the connection, then try again.");
    }
  };
  const end = () => {
    stopHelping(view.event.id);
    close();
  };
  const on = isHelping(connection.who.value);
  return html`<${Panel} id="helping" title=${t("I am helping someone")}>
    <p>${t("First you give the answer of the person you help, in their words. Then you give your own answer.")}</p>
    <p>${t("The two answers are kept apart. Each counts as one person.")}</p>
    <div class="panel-buttons">
      ${
        on
          ? html`<button class="button main" type="button" onClick=${end}>${t("I am not helping any more")}</button>`
          : html`<button class="button main" type="button" onClick=${begin}>${t("I am helping someone")}</button>`
      }
      <button class="button" type="button" onClick=${close}>${t("Go back")}</button>
    </div>
    <p role="status">${state}</p>
  <//>`;
}
