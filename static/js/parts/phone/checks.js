// What the table or the room is asked, one under the other; and what to do while nothing is asked.
import { Result } from "../result.js";
import { cx, html, letters, useId, useLayoutEffect, useRef, useSignal } from "../ui.js";
import { Answers, answerTo } from "./answers.js";
import { Step } from "./step.js";

const LONG = 140; // letters; longer points are set smaller, so that the answers stay near
const SETTLE_MS = 400;

export function Checks(tools) {
  const { view } = tools;
  const open = view.checks.filter((check) => check.state === "open");
  // In a summary or the closing the screen's step tells the result; an older one beside it would only confuse.
  const told = view.step && view.step.kind !== "vote";
  const closed = view.checks.filter((check) => check.state === "locked" || (check.state === "revealed" && !told));
  const step = view.step && !(view.step.kind === "vote" && view.checks.length > 0) ? view.step : null;
  const several = view.checks.length > 1;
  const settling = useSettling(open.map(({ id }) => id).join(" "));
  const draw = (check) => html`<${Check} key=${check.id} ...${{ check, several, settling, ...tools }} />`;
  // One list with keys: a question that closes stays the same element, and keeps the focus that is in it.
  return [
    ...open.map(draw),
    step && html`<${Step} key=${step.key ?? step.kind} step=${step} />`,
    ...closed.map(draw),
    !view.step && open.length === 0 && html`<${Waiting} key="waiting" view=${view} closed=${closed} />`,
  ];
}

/** Friendly words where there is nothing to do. Under a result they are short: the result is what matters then. */
function Waiting({ view, closed }) {
  const { kind, question } = view.stage;
  if (closed.some((check) => check.state === "locked")) return null;
  if (closed.length > 0) return html`<p class="waiting-after">Nothing more to vote on now. Talk with your table.</p>`;
  const [title, words] = {
    lobby: [view.event.title, "Welcome. We start soon. Please keep this page open."],
    ended: ["Thank you", "The event has ended. You can close this page."],
  }[kind] ?? [question, "Nothing to vote on yet. Talk with your table."];
  return html`<section class="waiting">
    ${title && html`<h2>${title}</h2>`}
    <p>${words}</p>
  </section>`;
}

function Check(tools) {
  const { check, several } = tools;
  const id = useId();
  const heading = useRef();
  keepFocusNear(heading, check.state);
  return html`<section class=${cx("check", check.state === "open" && "check-open")} aria-labelledby=${`${id}-about ${id}-text`}>
    <${About} check=${check} several=${several} id=${`${id}-about`} />
    <h2 id=${`${id}-text`} ref=${heading} tabindex="-1" class=${cx(letters(check.text) > LONG && "long")}>${check.text}</h2>
    ${check.list?.length > 0 && html`<ol class="check-list">${check.list.map((text) => html`<li>${text}</li>`)}</ol>`}
    <div class="check-answer">
      ${check.state === "open" ? html`<${Open} ...${tools} id=${id} />` : html`<${Closed} ...${tools} />`}
    </div>
  </section>`;
}

function About({ check, several, id }) {
  const words = [
    check.scope === "room" ? "For the whole room" : several && "For your table",
    check.scope === "table" && check.round > 1 && `Round ${check.round}. Please answer again.`,
  ].filter(Boolean);
  return words.length > 0 && html`<p class="check-about" id=${id}>${words.join(". ")}</p>`;
}

const Open = (tools) => html`
  <p class="asks" id=${`${tools.id}-asks`}>${tools.check.asks}</p>
  <${Answers} ...${tools} labelledBy=${`${tools.id}-asks ${tools.id}-text`} />`;

function Closed({ check, view, connection, outbox }) {
  const { answer, waiting } = answerTo(check, { connection, outbox });
  const words = view.answers.find((a) => a.id === answer)?.words;
  return html`
    <p class="closed-answer">
      Voting has closed.${" "}
      ${words ? html`Your answer: <strong>${words}</strong>.` : "You did not answer."}
      ${waiting && " It was not sent yet."}
    </p>
    ${check.state === "locked" && html`<p class="soft">The result is not shown yet.</p>`}
    ${
      check.result &&
      html`<${Result} result=${check.result} outcome=${check.outcome} dissent=${check.dissent}
      variant=${check.scope === "room" ? "lengths" : "blocks"} grow />`
    }`;
}

/** When the voting closes, the buttons go. Someone who was on one of them must not be thrown to the top of the page. */
function keepFocusNear(heading, state) {
  const shown = useRef(state);
  const inside = heading.current?.parentElement.contains(document.activeElement) && state !== shown.current;
  useLayoutEffect(() => {
    shown.current = state;
    if (inside) heading.current?.focus({ preventScroll: true });
  }, [state]);
}

/** True for a moment after questions have changed places: a finger already on its way must not answer another one. */
function useSettling(open) {
  const shown = useRef(open);
  const settling = useSignal(false);
  useLayoutEffect(() => {
    const moved = shown.current !== "" && shown.current !== open;
    shown.current = open;
    if (!moved) return;
    settling.value = true;
    const timer = setTimeout(() => {
      settling.value = false;
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [open]);
  return settling.value;
}
