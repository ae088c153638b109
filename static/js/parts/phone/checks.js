// What the table or the room is asked, one at a time; and what to do while nothing is asked.
import { Listen } from "../listen.js";
import { languageOf } from "../own-words.js";
import { Result } from "../result.js";
import { cx, html, useId, useLayoutEffect, useRef, useSignal } from "../ui.js";
import { t } from "../words.js";
import { Answers, answerTo } from "./answers.js";
import { focusHeading } from "./focus.js";
import { OwnText } from "./own-text.js";
import { Priorities, PriorityResults } from "./priorities.js";
import { Told } from "./told.js";
import { Waiting } from "./waiting.js";
import { WorryLine } from "./worry.js";

const SETTLE_MS = 400;

export function Checks(tools) {
  const { view } = tools;
  const open = view.checks.filter((check) => check.state === "open");
  const asked = useOneAtATime(open);
  // In a summary or the closing the screen's step tells the result; an older one beside it would only confuse.
  const told = view.step && !isVote(view.step);
  const closed = view.checks.filter((check) => check.state === "locked" || (check.state === "revealed" && !told));
  const step = view.step && !(isVote(view.step) && view.checks.length > 0) ? view.step : null;
  const settling = useSettling(asked.now?.id ?? "");
  const shown = asked.now ? [asked.now] : closed;
  // One list with keys: a question that closes stays the same element, and the focus that was in it stays near.
  return [
    ...shown.map((check) => html`<${Check} key=${check.id} ...${{ check, asked, settling, ...tools }} />`),
    !asked.now && step && html`<${Told} key="told" ...${tools} />`,
    !view.step && !asked.now && html`<${Waiting} key="waiting" ...${tools} closed=${closed} />`,
  ];
}

const isVote = ({ kind }) => kind === "vote" || kind === "priority";

/** Where two questions are open, the one that somebody is at stays until they go on to the other themselves. */
function useOneAtATime(open) {
  const chosen = useSignal(null);
  const at = Math.max(
    0,
    open.findIndex(({ id }) => id === chosen.value),
  );
  const now = open[at];
  const turned = useRef(false);
  useLayoutEffect(() => {
    chosen.value = now?.id ?? null;
    // Whoever went on themselves reads it from its beginning: its answers alone look like those before.
    if (turned.current) focusHeading(document.getElementById("main"));
    turned.current = false;
  }, [now?.id]);
  const next = () => {
    turned.current = true;
    chosen.value = open[(at + 1) % open.length].id;
  };
  return { now, number: at + 1, of: open.length, next };
}

function Check(tools) {
  const { check, asked } = tools;
  const id = useId();
  return html`<section class=${cx("check", check.state === "open" && "check-open")} id=${id} aria-labelledby=${`${id}-about ${id}-text`}>
    <${About} check=${check} asked=${asked} id=${`${id}-about`} />
    <${OwnText} id=${`${id}-text`} text=${check.text} lang=${check.point ? languageOf(check.text) : null} />
    ${check.list?.length > 0 && html`<ol class="check-list">${check.list.map((text) => html`<li><bdi lang=${languageOf(text)}>${text}</bdi></li>`)}</ol>`}
    <div class="check-answer">
      ${check.choices.length > 0 ? html`<${Weigh} ...${tools} id=${id} />` : check.state === "open" ? html`<${Open} ...${tools} id=${id} />` : html`<${Closed} ...${tools} id=${id} />`}
    </div>
  </section>`;
}

function About({ check, asked, id }) {
  const several = check.state === "open" && asked.of > 1;
  const words = [
    several && t("Question {n} of {of}.", { n: asked.number, of: asked.of }),
    check.scope === "room" ? t("For the whole room.") : several && t("For your table."),
    check.scope === "table" && check.round > 1 && t("Round {n}. Please answer again.", { n: check.round }),
  ].filter(Boolean);
  return words.length > 0 && html`<p class="check-about" id=${id}>${words.join(" ")}</p>`;
}

const Open = (tools) => html`
  <div class="asks">
    <p id=${`${tools.id}-asks`}>${tools.check.asks}</p>
    <${Listen} about=${tools.id} />
  </div>
  <${Answers} ...${tools} labelledBy=${`${tools.id}-asks ${tools.id}-text`} />
  ${tools.asked.of > 1 && html`<button class="button" type="button" onClick=${tools.asked.next}>${t("Go to the other question")}</button>`}`;

/** A priority vote: votes to spread while it is open, then what came of it. */
const Weigh = (tools) => html`
  ${tools.check.state === "open" ? html`<${Priorities} ...${tools} />` : html`<p class="closed-answer">${t("Voting has closed.")}</p>`}
  ${tools.check.state === "locked" && html`<p class="soft">${t("The result is not shown yet.")}</p>`}
  ${tools.check.results && html`<${PriorityResults} ...${tools} />`}
  ${tools.asked.of > 1 && html`<button class="button" type="button" onClick=${tools.asked.next}>${t("Go to the other question")}</button>`}`;

function Closed(tools) {
  const { check, view } = tools;
  const { answer, waiting } = answerTo(check, tools);
  const words = view.answers.find((a) => a.id === answer)?.words;
  return html`
    <p class="closed-answer">
      ${t("Voting has closed.")}${" "}
      ${words ? html`${t("Your answer:")} <strong>${words}</strong>.` : t("You did not answer.")}
      ${waiting && ` ${t("It was not sent yet.")}`}
    </p>
    ${check.state === "locked" && html`<p class="soft">${t("The result is not shown yet.")}</p>`}
    ${
      check.result &&
      html`<${Result} result=${check.result} outcome=${check.outcome} dissent=${check.dissent}
      variant=${check.scope === "room" ? "lengths" : "blocks"} grow />`
    }
    <${Listen} about=${tools.id} />
    ${check.may_worry && html`<${WorryLine} ...${tools} />`}`;
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
