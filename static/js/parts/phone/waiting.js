// Friendly words where there is nothing to do. Under a result they are short: the result is what matters then.
import { Listen } from "../listen.js";
import { isEasy } from "../pictures.js";
import { html } from "../ui.js";
import { t } from "../words.js";
import { Opens } from "./panel.js";

export function Waiting(tools) {
  const { view, closed } = tools;
  const { kind, question } = view.stage;
  if (closed.some((check) => check.state === "locked")) return null;
  if (closed.length > 0)
    return html`<p class="waiting-after">${t("Nothing more to vote on now. Talk with your table.")}</p>`;
  const [title, words] = {
    lobby: [view.event.title, t("Welcome. We start soon. Please keep this page open.")],
    ended: [t("Thank you"), t("The event has ended. You can close this page.")],
  }[kind] ?? [(isEasy() && view.easy) || question, t("Nothing to vote on yet. Talk with your table.")];
  return html`<section class="waiting" id="waiting">
    ${title && html`<h2 dir="auto">${title}</h2>`}
    <p>${words}</p>
    <div class="buttons">
      ${kind === "lobby" && html`<${Opens} ...${tools} name="table">${t("Change table")}<//>`}
      <${Listen} about="waiting" />
    </div>
  </section>`;
}
