// What phones offer, in a quiet tray: take it, merge it into a point, or set it aside with a kind word back.
import { announce } from "../announce.js";
import { html, letters, useState } from "../ui.js";
import { GrowingField } from "./field.js";
import { MergeForm } from "./merge.js";
import { PointButton } from "./point-button.js";
import { questionNow } from "./tablet-state.js";
import { tidy } from "./words.js";

const KIND_WORDS = ["Thank you. We have this point already.", "Thank you. We will come back to it later.", ""];

export function FromPhones({ tablet, view }) {
  const { suggestions } = view;
  const over = view.stage.kind === "ended";
  if (over && suggestions.length === 0) return null;
  return html`<section class="card" aria-labelledby="phones-title">
    <div class="card-head"><h2 id="phones-title" tabindex="-1" data-land>From phones</h2>
      <span class="soft">${!over && suggestions.length > 0 && `${suggestions.length} to look at`}</span></div>
    ${suggestions.length === 0 && html`<p class="soft">Nothing to look at. People can send a point from their phone.</p>`}
    <ul class="suggestions">
      ${suggestions.map((offer) => html`<${Suggestion} key=${offer.id} ...${{ tablet, view, offer }} />`)}
    </ul>
  </section>`;
}

function Suggestion({ tablet, view, offer }) {
  const [doing, setDoing] = useState("");
  const earlier = offer.question !== questionNow(view)?.number;
  const take = () => {
    tablet.say("take_suggestion", { point: offer.id });
    announce("Taken. It is in the list.");
  };
  const close = () => {
    setDoing("");
    requestAnimationFrame(() => document.getElementById(`offer-${offer.id}`)?.focus());
  };
  return html`<li>
    <p id=${`offer-${offer.id}`} tabindex="-1">“${offer.text}”</p>
    ${earlier && html`<p class="note soft">For question ${offer.question}</p>`}
    ${doing === "merge" && html`<${MergeForm} ...${{ tablet, view, close }} one=${offer} />`}
    ${doing === "aside" && html`<${AsideForm} ...${{ tablet, view, offer, close }} />`}
    ${
      view.stage.kind !== "ended" &&
      !doing &&
      html`<div class="buttons">
      <${PointButton} words="Take" point=${offer} onClick=${take} />
      <${PointButton} words="Merge" point=${offer} onClick=${() => setDoing("merge")} />
      <${PointButton} words="Set aside" point=${offer} onClick=${() => setDoing("aside")} />
    </div>`
    }
  </li>`;
}

/** The words go to the person who suggested it, on their phone alone. The tablet never knows who. */
function AsideForm({ tablet, view, offer, close }) {
  const [text, setText] = useState(KIND_WORDS[0]);
  const over = letters(tidy(text)) - view.limits.words;
  const send = () => {
    if (over > 0) return announce(`Please make it ${over} letters shorter.`);
    tablet.say("set_aside_suggestion", { point: offer.id, words: tidy(text) });
    announce("Set aside.");
  };
  return html`<form class="reword" onSubmit=${(event) => [event.preventDefault(), send()]}>
    <label for="kind-words">A kind word back</label>
    <${GrowingField} id="kind-words" value=${text} lines="2" land onText=${setText} onEnter=${send} onEscape=${close} aria-describedby="kind-words-help" />
    <p class="note soft" id="kind-words-help">Only the person who sent it sees this. You cannot see who that is.</p>
    <p class="buttons">${KIND_WORDS.slice(1).map(
      (words) =>
        html`<button key=${words} type="button" class="button" onClick=${() => setText(words)}>${words ? "“Later”" : "No words"}</button>`,
    )}</p>
    <p class="buttons">
      <button type="submit" class="button main small">Set aside</button>
      <button type="button" class="button" onClick=${close}>Keep it here</button>
    </p>
  </form>`;
}
