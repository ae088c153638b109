// The top of the phone: where you are, whether you are connected, what happens now and next.
import { Picture } from "../pictures.js";
import { Sliders } from "../shapes.js";
import { cx, html } from "../ui.js";
import { t } from "../words.js";
import { isHelping } from "./helping.js";
import { personNumber } from "./people.js";
import { TimeLeft } from "./time.js";

export function Head({ view, connection, outbox, panel }) {
  const open = panel.value === "settings";
  const who = connection.who.value;
  const person = isHelping(who) ? null : personNumber(who);
  const table = html`<strong>${t("Table {n}", { n: view.table })}</strong>`;
  return html`<header class="phone-head">
    <div class="phone-where">
      <p>${t("You are at")} ${table}${view.table_name && html` <span dir="auto">(${view.table_name})</span>`}${person && html`<span>, ${t("person {n}", { n: person })}</span>`}</p>
      <${Line} status=${connection.status.value} saved=${outbox.saved.value} />
    </div>
    <button class="button" type="button" data-opens="settings" aria-expanded=${open} onClick=${() => toggle(panel)}>
      <${Sliders} />${t("Settings")}
    </button>
  </header>`;
}

function toggle(panel) {
  panel.value = panel.value === "settings" ? null : "settings";
}

/** Seen, not heard at each vote: what is worth hearing is said once, by tell.js. */
function Line({ status, saved }) {
  const words =
    status === "live"
      ? saved === "saved"
        ? t("Connected")
        : t("Saving …")
      : status === "connecting"
        ? t("Connecting …")
        : t("Not connected");
  return html`<p class="connection"><span class=${cx("dot", status !== "live" && "dot-open")}></span><span>${words}</span></p>`;
}

/** The organiser's words, until the organiser takes them down. */
export const Message = ({ message }) =>
  message &&
  html`<section class="notice attend" aria-label=${t("From the organiser")}>
    <p><strong>${t("From the organiser:")}</strong> <span dir="auto">${message.text}</span></p>
  </section>`;

const PICTURES = { lobby: "arrive", question: "talk", summary: "result", closing: "result", ended: "thanks" };

export function NowNext({ view }) {
  const voting = view.checks.some((check) => check.state === "open");
  return html`<section class="now-next" aria-label=${t("Now and next")}>
    <${Picture} name=${view.paused ? "card-break" : voting ? "vote" : PICTURES[view.stage.kind]} />
    <dl>
      <div class="now"><dt>${t("Now")}</dt><dd>${view.paused ? t("We have a break") : view.now}</dd></div>
      <div class="next"><dt>${t("Next")}</dt><dd>${view.next}</dd></div>
      <${TimeLeft} timer=${view.timer} />
    </dl>
  </section>`;
}
