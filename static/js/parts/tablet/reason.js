// What the table says of a result, and why not everyone agreed. The choice comes first: the reason is saved with it.
import { announce } from "../announce.js";
import { OUTCOMES } from "../result.js";
import { cx, html, letters, useEffect, useRef, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { tidy } from "./words.js";

const CHOOSE = "First choose what the table says.";

const fits = (view, text) => letters(tidy(text)) <= view.limits.dissent;

/** Sends a typed reason together with what the table says. False: it cannot go yet, and stays on this tablet. */
export function saveReason(tablet, view, check, outcome = check?.outcome) {
  const text = check?.mine ? tablet.reasons.get(check.id) : undefined;
  if (text === undefined) return true;
  if (!outcome || !fits(view, text)) return false;
  tablet.reasons.clear(check.id);
  tablet.say("conclude_check", { check: check.id, outcome, dissent: tidy(text) });
  return true;
}

/** Those of `points` whose typed reason would not go with them, after saving what can be saved. */
export const withoutReason = (tablet, view, points) => points.filter(({ check }) => !saveReason(tablet, view, check));

/** The same, for drawing: nothing is sent. */
export const reasonsLeft = (tablet, view, points) =>
  points.filter(({ check }) => {
    const text = check?.mine ? tablet.reasons.get(check.id) : undefined;
    return text !== undefined && !(check.outcome && fits(view, text));
  });

export const whatIsLeft = ({ number, check }) =>
  `The reason on point ${number} is not saved. ${check.outcome ? "Make it shorter." : CHOOSE}`;

const allAgree = ({ counts, answered }) => answered > 0 && counts.every(({ side, n }) => n === 0 || side > 0);

export function TableSays({ tablet, view, check }) {
  const typed = tablet.reasons.get(check.id);
  const [help, setHelp] = useState("");
  const choices = useRef(null);
  // Whichever way one leaves, what is typed goes along.
  const leave = useRef(null);
  leave.current = () => tablet.view.peek().stage.kind !== "ended" && saveReason(tablet, view, check);
  useEffect(() => () => leave.current(), [check.id]);
  const stop = (words) => {
    setHelp(words);
    announce(words);
  };
  const choose = (outcome) => {
    setHelp("");
    if (typed !== undefined && saveReason(tablet, view, check, outcome)) return announce("Saved, with the reason.");
    tablet.say("conclude_check", { check: check.id, outcome, dissent: check.dissent });
  };
  const save = (over) => {
    if (over > 0) return stop(`Please make it ${over} letters shorter. Your words stay here.`);
    if (!check.outcome) {
      (choices.current.querySelector(":checked") ?? choices.current.querySelector("input")).focus();
      return stop(`${CHOOSE} Your words are kept, and saved with it.`);
    }
    if (typed === undefined) return announce("Saved.");
    saveReason(tablet, view, check);
  };
  const [open, setOpen] = useState(false);
  const quiet = allAgree(check.result) && !open && typed === undefined && !check.dissent && check.worries.length === 0;
  const folded = quiet && (!check.outcome || check.outcome === "agreed");
  return html`<section class="says" aria-labelledby="outcome-title">
    <fieldset class="choices row" ref=${choices} aria-describedby=${help && !check.outcome ? "reason-help" : undefined}>
      <legend id="outcome-title" class="outcome-legend">What does the table say?</legend>
      ${Object.entries(OUTCOMES).map(
        ([id, words]) => html`<label key=${id} class=${cx("choice outcome-choice", check.outcome === id && "chosen")}>
        <input type="radio" name="outcome" value=${id} checked=${check.outcome === id} onChange=${() => choose(id)} />${words}
      </label>`,
      )}
    </fieldset>
    ${
      folded
        ? html`<button type="button" class="button quiet" onClick=${() => setOpen(true)}>Did anyone have a worry?</button>`
        : html`<${Reason} ...${{ tablet, view, check, save, help, land: open, clear: () => setHelp("") }} />`
    }
  </section>`;
}

function Reason({ tablet, view, check, save, help, land, clear }) {
  const typed = tablet.reasons.get(check.id);
  const text = typed ?? check.dissent;
  const over = letters(tidy(text)) - view.limits.dissent;
  const shownHelp = typed === undefined && check.outcome ? "" : help;
  const type = (words) => {
    clear();
    if (words === check.dissent) tablet.reasons.clear(check.id);
    else tablet.reasons.set(check.id, words);
  };
  return html`<form class="reason" onSubmit=${(event) => {
    event.preventDefault();
    save(over);
  }}>
    <label for="reason">Not everyone agreed, because …</label>
    <${GrowingField} id="reason" value=${text} lines="2" land=${land} onText=${type} onEnter=${() => save(over)} aria-describedby="reason-help"
      aria-invalid=${shownHelp || over > 0 ? "true" : undefined} />
    <div class="reason-foot">
      <p class=${cx("note", shownHelp ? "reason-stop" : "soft")} id="reason-help">${shownHelp || "Write it in their words. It stays with this point, through to the report."}</p>
      <p class="note soft">${stateWords(typed, check)}</p>
      <button type="submit" class="button">Save</button>
    </div>
  </form>`;
}

function stateWords(typed, check) {
  if (typed !== undefined) return check.outcome ? "Not saved yet." : "Saved as soon as you choose.";
  if (!check.dissent) return "";
  return check.saving ? "Saving …" : "Saved.";
}
