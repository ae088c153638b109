// One point in the list: its words, how its check stands, and what can be done with it.
import { announce } from "../announce.js";
import { Tick } from "../shapes.js";
import { cx, html, useEffect, useRef } from "../ui.js";
import { dragOf } from "./drag.js";
import { closeBy, KindForm, Menu, mergeByDrag } from "./menu.js";
import { MergeForm, SplitForm } from "./merge.js";
import { PointButton } from "./point-button.js";
import { Reword } from "./reword.js";
import { RoundsBehind } from "./rounds.js";
import { pointedAt, shortList } from "./steps.js";
import { askAgreement, go, openCheckElsewhere } from "./tablet-state.js";
import { checkWords } from "./words.js";

export function PointRow({ tablet, view, point, among }) {
  const row = useRef(null);
  useEffect(() => {
    if (point.saving) row.current.scrollIntoView({ block: "nearest" });
  }, []);
  const over = view.stage.kind === "ended";
  const doing = tablet.editing.value?.id === point.id ? tablet.editing.value : null;
  const editing = doing !== null;
  const drag = dragOf(point.id, {
    onMove: (id, before) => tablet.say("move_point", { point: id, before }),
    onMerge: (id, other) => mergeByDrag(tablet, view, id, other),
  });
  const pointed = pointedAt(tablet, view) === point.id;
  const next = nextStep(view, point, over);
  return html`<li class=${cx("point", point.saving && "point-saving", pointed && "point-next")} ref=${row} id=${`point-${point.id}`}>
    <span class=${cx("point-number", !over && "point-handle")} ...${over || point.saving ? {} : drag}>${point.number}</span>
    <div class="point-body">
      ${doing?.how !== "words" && html`<p class="point-words" tabindex="-1" data-land>${point.text}</p>`}
      ${doing && html`<${Doing} ...${{ tablet, view, point, doing }} />`}
      <${Behind} point=${point} />
      <${RoundsBehind} point=${point} />
      <div class="point-foot">
        <p class="point-state"><span class="kind-tag">${point.kind_words}</span>
        ${point.confirmed && html`<span class="point-yes"><${Tick} />Read back</span>`}<${State} tablet=${tablet} point=${point} /></p>
        ${
          !point.saving &&
          !editing &&
          html`<div class="point-buttons">
          ${!over && html`<${ShortButton} ...${{ tablet, view, point }} next=${next === "short"} />`}
          ${!over && html`<${KeyButton} tablet=${tablet} point=${point} next=${next === "key"} />`}
          <${CheckButton} tablet=${tablet} view=${view} point=${point} over=${over} next=${next === "check"} main=${pointed} />
          ${!over && html`<${More} tablet=${tablet} point=${point} />`}
        </div>`
        }
      </div>
      ${tablet.menu.value === point.id && !over && html`<${Menu} ...${{ tablet, view, point, among }} />`}
    </div>
  </li>`;
}

function State({ tablet, point }) {
  if (point.saving) {
    const kept = tablet.connection.status.value !== "live";
    return html`<span>${kept ? "Kept on this tablet" : "Saving …"}</span>`;
  }
  const { check } = point;
  if (!check) return point.from === "phone" && html`<span class="soft">From a phone</span>`;
  return html`<span class="point-check">${checkWords(check)}</span>
    ${check.outcome && html`<span class="tag">${check.outcome_words || check.outcome}</span>`}
    ${tablet.reasons.get(check.id) !== undefined && html`<span class="tag">Reason not saved yet</span>`}`;
}

/** The button of this point that comes next on its way: that one is plain to see, the others stay quiet. */
function nextStep(view, { check, short, key }, over) {
  if (over || (check && check.state !== "revealed")) return "check";
  if (check) return check.mine && !check.outcome ? "check" : key ? "" : "key";
  if (short) return "check";
  return isFull(view) ? "" : "short";
}

const isFull = (view) => shortList(view).length >= view.limits.short_list;

export function KeyButton({ tablet, point, wide, next }) {
  const mark = () => tablet.say("mark_key", { point: point.id, key: !point.key });
  const words = point.key ? "Key point" : wide ? "Mark as key point" : "Mark as key";
  return html`<${PointButton} words=${words} point=${point} look=${cx("key-button", wide && "wide", next && "point-step")}
    aria-pressed=${point.key ? "true" : "false"} onClick=${mark}>${point.key && html`<${Tick} />`}${words}<//>`;
}

function CheckButton({ tablet, view, point, over, next, main }) {
  const { check } = point;
  const button = (words, onClick, off) =>
    html`<${PointButton} words=${words} point=${point} look=${cx("check-button", main ? "main small" : next && "point-step")} off=${off} onClick=${onClick} />`;
  const show = () => go(tablet, point.id);
  if (check?.state === "revealed") return button("See the result", show);
  if (over) return null;
  if (check) return check.mine && button("Go to the check", show);
  const open = openCheckElsewhere(view, point.id);
  if (!open) return button("Check agreement", () => askAgreement(tablet, point.id));
  return button("Check agreement", () => announce(`First close the voting on point ${open.number}.`), true);
}

function More({ tablet, point }) {
  const { menu } = tablet;
  const open = menu.value === point.id;
  const turn = () => {
    menu.value = open ? null : point.id;
  };
  return html`<${PointButton} words="More" point=${point} id=${`more-${point.id}`} aria-expanded=${open ? "true" : "false"}
    onClick=${turn} onKeyDown=${closeBy(tablet, point)} />`;
}

function ShortButton({ tablet, view, point, next }) {
  const full = !point.short && isFull(view);
  const press = () => {
    if (full) return announce(`The short list holds ${view.limits.short_list} points. Take one off first.`);
    tablet.say("shortlist_point", { point: point.id, on: !point.short });
  };
  const words = point.short ? "Short-listed" : "Short-list";
  return html`<${PointButton} words=${words} point=${point} look=${cx("short-button", next && "point-step")} off=${full}
    aria-pressed=${point.short ? "true" : "false"} onClick=${press}>${point.short && html`<${Tick} />`}${words}<//>`;
}

/** What is being done to this point: its words, its kind, a merge, a split. */
function Doing({ tablet, view, point, doing }) {
  const close = () => {
    tablet.editing.value = null;
    requestAnimationFrame(() => document.getElementById(`more-${point.id}`)?.focus());
  };
  const given = { tablet, view, point, close };
  if (doing.how === "merge") return html`<${MergeForm} ...${given} one=${point} other=${doing.other} />`;
  if (doing.how === "split") return html`<${SplitForm} ...${given} />`;
  return doing.how === "kind" ? html`<${KindForm} ...${given} />` : html`<${Reword} ...${given} />`;
}

/** What it was merged from, and whose voice comes along. */
function Behind({ point }) {
  if (point.merged.length === 0) return null;
  return html`<details class="behind">
    <summary>Made from ${point.merged.length} points</summary>
    <ul>${point.merged.map(
      (
        { text, outcome_words, dissents },
        i,
      ) => html`<li key=${i}>“${text}” ${outcome_words && html`<span class="tag">${outcome_words}</span>`}
      ${dissents.map((why) => html`<span key=${why} class="behind-why"><strong>Not everyone agreed, because</strong> ${why}</span>`)}</li>`,
    )}</ul>
  </details>`;
}
