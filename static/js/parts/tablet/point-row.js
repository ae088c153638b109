// One point in the list: its words, how its check stands, and what can be done with it.
import { announce } from "../announce.js";
import { Tick } from "../shapes.js";
import { cx, html, useEffect, useRef } from "../ui.js";
import { PointButton } from "./point-button.js";
import { Reword } from "./reword.js";
import { askAgreement, go, openCheckElsewhere } from "./tablet-state.js";
import { checkWords } from "./words.js";

export function PointRow({ tablet, view, point }) {
  const row = useRef(null);
  useEffect(() => {
    if (point.saving) row.current.scrollIntoView({ block: "nearest" });
  }, []);
  const editing = tablet.editing.value === point.id;
  const over = view.stage.kind === "ended";
  return html`<li class=${cx("point", point.saving && "point-saving")} ref=${row} id=${`point-${point.id}`}>
    <span class="point-number">${point.number}</span>
    <div class="point-body">
      ${
        editing
          ? html`<${Reword} tablet=${tablet} view=${view} point=${point} />`
          : html`<p class="point-words" tabindex="-1" data-land>${point.text}</p>`
      }
      <div class="point-foot">
        <p class="point-state"><span class="kind-tag">${point.kind_words}</span><${State} tablet=${tablet} point=${point} /></p>
        ${
          !point.saving &&
          !editing &&
          html`<div class="point-buttons">
          ${!over && html`<${KeyButton} tablet=${tablet} point=${point} />`}
          <${CheckButton} tablet=${tablet} view=${view} point=${point} over=${over} />
          ${!over && html`<${More} tablet=${tablet} point=${point} />`}
        </div>`
        }
      </div>
      ${tablet.menu.value === point.id && !over && html`<${Menu} tablet=${tablet} point=${point} />`}
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

export function KeyButton({ tablet, point, wide }) {
  const mark = () => tablet.say("mark_key", { point: point.id, key: !point.key });
  const words = point.key ? "Key point" : wide ? "Mark as key point" : "Mark as key";
  return html`<${PointButton} words=${words} point=${point} look=${cx("key-button", wide && "wide")}
    aria-pressed=${point.key ? "true" : "false"} onClick=${mark}>${point.key && html`<${Tick} />`}${words}<//>`;
}

function CheckButton({ tablet, view, point, over }) {
  const { check } = point;
  const button = (words, onClick, off) =>
    html`<${PointButton} words=${words} point=${point} look="check-button" off=${off} onClick=${onClick} />`;
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

const closeBy = (tablet, point) => (event) => {
  if (event.key !== "Escape" || tablet.menu.value !== point.id) return;
  tablet.menu.value = null;
  document.getElementById(`more-${point.id}`)?.focus();
};

/** Before a row goes: to the next one, so that nobody is sent back to the top of a long list. */
function focusNeighbour(point) {
  const row = document.getElementById(`point-${point.id}`);
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector("[data-land]")?.focus();
}

/** In the flow of the row, not over it: nothing is covered, at any zoom. */
function Menu({ tablet, point }) {
  const frozen = point.check && point.check.state !== "revealed";
  const act = (work) => () =>
    frozen ? announce("The words and the point stay as they are while people vote.") : work();
  const change = () => {
    tablet.menu.value = null;
    tablet.editing.value = point.id;
  };
  const putAside = () => {
    tablet.menu.value = null;
    focusNeighbour(point);
    tablet.say("remove_point", { point: point.id });
    announce("Put aside.");
  };
  const item = (words, work) =>
    html`<${PointButton} words=${words} point=${point} off=${frozen} onClick=${act(work)} />`;
  return html`<div class="point-menu" role="group" aria-label=${`More for: ${point.text}`} onKeyDown=${closeBy(tablet, point)}>
    ${item("Change the words", change)}${item("Put aside", putAside)}
    ${frozen && html`<p class="note soft">The words stay as they are while people vote. Show the result first.</p>`}
  </div>`;
}
