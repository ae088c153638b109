// Two points that say one thing, and one that says two. What was there before is kept either way.
import { announce } from "../announce.js";
import { html, letters, useEffect, useRef, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { reasonsLeft, whatIsLeft, withoutReason } from "./reason.js";
import { pointsNow } from "./steps.js";
import { lengthWords, tidy } from "./words.js";

const frozen = (point) => point.check && point.check.state !== "revealed";

/** `one`: a point or a suggestion. `other`: the id of the point it was dropped on, if it was. */
export function MergeForm({ tablet, view, one, other, close }) {
  const others = pointsNow(view).filter(
    (p) => p.id !== one.id && !p.saving && !frozen(p) && p.question === one.question,
  );
  const [chosen, setChosen] = useState(other ?? null);
  const [typed, setTyped] = useState(null);
  const target = others.find(({ id }) => id === chosen);
  const text = typed ?? (target ? joined(target.text, one.text) : "");
  const length = lengthWords(tidy(text), view.limits);
  const waits = target && reasonsLeft(tablet, view, [target]).length > 0;
  // Below a long list of points the button would be out of sight, where nobody looks for it.
  const buttons = useRef(null);
  useEffect(() => {
    if (target) buttons.current.scrollIntoView({ block: "nearest" });
  }, [target?.id]);
  const merge = () => {
    if (!target) return announce("First choose the other point.");
    if (!tidy(text)) return announce("Write the words first.");
    if (length.tooLong) return announce(length.words);
    const [left] = withoutReason(tablet, view, [target, one]);
    if (left) return announce(whatIsLeft(left));
    tablet.say("merge_points", { points: [target.id, one.id], text: tidy(text) });
    announce("Merged. Both are kept behind it.");
    if (one.number === undefined) return close();
    tablet.editing.value = null;
    landOn(tablet.steps.latest.id);
  };
  if (others.length === 0)
    return html`<div class="reword"><p>There is no other point to merge it with.</p>
      <button type="button" class="button" onClick=${close}>Leave it as it is</button></div>`;
  return html`<form class="reword" onSubmit=${(event) => [event.preventDefault(), merge()]}>
    <fieldset class="merge-with">
      <legend>Merge “${one.text}” with which point?</legend>
      ${others.map(
        (p, i) => html`<label key=${p.id} class="choice">
        <input type="radio" name="merge-with" checked=${p.id === chosen} autofocus=${i === 0} onChange=${() => [setChosen(p.id), setTyped(null)]} />
        <span><strong>${p.number}</strong> ${p.text}</span></label>`,
      )}
    </fieldset>
    ${
      target &&
      html`<p class="note">With <strong>${target.number}</strong> ${target.text}</p>
      <label for="merged-words">Words for both</label>
      <${GrowingField} id="merged-words" value=${text} lines="2" onText=${setTyped} onEnter=${merge} onEscape=${close} aria-describedby="merged-length" />
      <p class="note soft" id="merged-length">${length.words}</p>
      <p class="note soft">Both points are kept. If some did not agree with one, their reason comes along.</p>`
    }
    ${waits && html`<p class="reason-stop">${whatIsLeft(target)}</p>`}
    <p class="buttons" ref=${buttons}>
      <button type="submit" class="button main small" aria-disabled=${target && !waits ? undefined : "true"}>Merge</button>
      <button type="button" class="button" onClick=${close}>Leave it as it is</button>
    </p>
  </form>`;
}

/** On the words of the merged point; it is known by the id of its step. */
const landOn = (id) =>
  requestAnimationFrame(() => document.querySelector(`#point-${id} [data-land]`)?.focus({ preventScroll: true }));

const joined = (a, b) => (a === b ? a : `${a.replace(/[.\s]+$/, "")}. ${b}`);

export function SplitForm({ tablet, view, point, close }) {
  const [[first, second], setHalves] = useState(() => halves(point.text));
  // The buttons are below the fields: the list may end just above them.
  const buttons = useRef(null);
  useEffect(() => buttons.current.scrollIntoView({ block: "nearest" }), []);
  const split = () => {
    if (!tidy(first) || !tidy(second)) return announce("Both points need words.");
    if ([first, second].some((text) => letters(tidy(text)) > view.limits.text)) return announce("That is too long.");
    tablet.say("split_point", { point: point.id, first: tidy(first), second: tidy(second) });
    close();
    announce("Now it is two points.");
  };
  return html`<form class="reword" onSubmit=${(event) => [event.preventDefault(), split()]}>
    <label for="split-first">First point</label>
    <${GrowingField} id="split-first" value=${first} lines="1" land onText=${(text) => setHalves([text, second])} onEscape=${close} onEnter=${split} />
    <label for="split-second">Second point</label>
    <${GrowingField} id="split-second" value=${second} lines="1" onText=${(text) => setHalves([first, text])} onEscape=${close} onEnter=${split} />
    <p class="buttons" ref=${buttons}>
      <button type="submit" class="button main small">Make two points</button>
      <button type="button" class="button" onClick=${close}>Leave it as it is</button>
    </p>
  </form>`;
}

/** After the first sentence, else before "and" or "but", else all of it in the first. */
export function halves(text) {
  const at = [/[.!?;]\s+/, /,\s+/, /\s+(?=(?:and|but|or)\s)/].map((mark) => mark.exec(text)).find(Boolean);
  if (!at) return [text, ""];
  const rest = text.slice(at.index + at[0].length).replace(/^(and|but|or)\s+/i, "");
  const end = at[0].trim().replace(",", "");
  return [text.slice(0, at.index) + end, rest.charAt(0).toUpperCase() + rest.slice(1)];
}
