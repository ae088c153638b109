// Following the room through a summary or the closing, or reading at one's own pace: on each phone as its person likes.

import { Listen } from "../listen.js";
import { html, signal, useLayoutEffect, useRef } from "../ui.js";
import { t } from "../words.js";
import { focusHeading } from "./focus.js";
import { Opens } from "./panel.js";
import { Step } from "./step.js";

const heard = signal({ stage: "", steps: [] }); // what the room was shown in this stage, in the order it was first shown
const own = signal(null); // the key of the step that this person reads; null: whatever the room is shown

/** Keep what the room is shown, each step as it was last. A new stage begins anew. */
export function remember(view) {
  if (!view) return;
  const { step, stage } = view;
  const before = heard.peek().stage === stage.id ? heard.peek().steps : [];
  if (before.length === 0) own.value = null;
  if (!step?.key) return;
  const at = before.findIndex(({ key }) => key === step.key);
  if (before[at] === step) return;
  const steps = at < 0 ? [...before, step] : before.map((one, place) => (place === at ? step : one));
  heard.value = { stage: stage.id, steps };
}

export function Told(tools) {
  const { view } = tools;
  const { steps } = heard.value;
  const room = view.step;
  const reading = own.value && steps.find(({ key }) => key === own.value);
  const step = reading || room;
  const at = steps.findIndex(({ key }) => key === step.key);
  const place = useRef();
  const turned = useRef(false);
  const go = (to) => {
    turned.current = true;
    own.value = to.key;
  };
  const back = () => go({ key: null });
  // What somebody turned to begins above the buttons: there they read on.
  useLayoutEffect(() => {
    if (turned.current) focusHeading(place.current);
    turned.current = false;
  }, [step.key]);
  return html`<div class="told" id="told" ref=${place}>
    <${Step} step=${step} />
    <${Listen} about="told" />
    ${step.id && html`<${NotMeantLine} ...${tools} item=${step.id} />`}
    <nav class="told-nav" aria-label=${t("Reading")}>
      <p class="soft">${reading ? t("You read at your own pace.") : t("This is what the room sees now.")}</p>
      ${reading && html`<button type="button" class="button main" onClick=${back}>${t("Back to the room")}</button>`}
      ${at > 0 && html`<button type="button" class="button" onClick=${() => go(steps[at - 1])}>${t("Read the one before")}</button>`}
      ${
        reading &&
        steps[at + 1] &&
        html`<button type="button" class="button" onClick=${() => go(steps[at + 1])}>${t("Read the next one")}</button>`
      }
    </nav>
  </div>`;
}

/** A quiet way to say so. Nobody in the room sees it; the organiser is told, and not by whom. */
function NotMeantLine({ item, ...tools }) {
  const { connection, outbox } = tools;
  const who = connection.who.value;
  const waiting = outbox.pending.value.some((op) => op.name === "not_meant" && op.item === item && op.who === who);
  const said = waiting || connection.own.value.my_doubts?.includes(item);
  return html`<p class="told-doubt">
    ${said && html`<span>${t("You told the organiser that this is not what you meant.")} </span>`}
    <${Opens} ...${tools} name=${`not-meant:${item}`} class="button quiet">
      ${said ? t("Say it in other words") : t("This is not what we meant")}
    <//>
  </p>`;
}
