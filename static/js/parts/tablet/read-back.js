// One point at a time in very large words, and aloud where the tablet has a voice: "Is that what we meant?"
import { announce } from "../announce.js";
import { Tick } from "../shapes.js";
import { cx, html, plural, useEffect, useState } from "../ui.js";
import { WordsForm } from "./reword.js";
import { askAgreement, go, openCheckElsewhere } from "./tablet-state.js";

export function ReadBack({ tablet, view }) {
  // Of the question that it was begun for: the room may move on in the middle.
  const all = view.points.filter(({ question }) => question === tablet.about.value);
  const listed = all.filter(({ short }) => short);
  const points = listed.length > 0 ? listed : all;
  const [id, setId] = useState(() => begin(points, tablet.reading.peek()));
  const at = Math.max(
    0,
    points.findIndex((p) => p.id === id),
  );
  const point = points[at];
  useEffect(() => {
    if (point) tablet.reading.value = point.id;
  }, [point?.id]);
  useEffect(() => stopVoice, [tablet.guide.value]); // under the guide there is no button to stop it
  if (!point)
    return html`<section class="read"><h2 id="read-words" tabindex="-1" data-land>There is nothing to read back yet</h2>
      <p>Write what people say first.</p><${Back} tablet=${tablet} /></section>`;
  const to = (place) => {
    stopVoice();
    setId(points[place].id);
    requestAnimationFrame(() => document.getElementById("read-words")?.focus());
  };
  return html`<${OnePoint} key=${point.id} ...${{ tablet, view, point, points, at, to, listed }} />`;
}

/** The id of the point to go on with: where one was, or the first without a yes if the table said yes to that one. */
function begin(points, last) {
  const was = points.find(({ id }) => id === last);
  const open = was?.confirmed === false ? was : points.find(({ confirmed }) => !confirmed);
  return (open ?? was)?.id;
}

function OnePoint({ tablet, view, point, points, at, to, listed }) {
  const [changing, setChanging] = useState(tablet.rewords.get(point.id) !== undefined);
  const frozen = point.check?.mine && point.check.state !== "revealed";
  const say = (on) => tablet.say("confirm_point", { point: point.id, text: point.text, on });
  const later = points.findIndex(({ confirmed }, i) => i > at && !confirmed);
  const last = later < 0;
  const yes = () => {
    say(!point.confirmed);
    announce(
      point.confirmed ? "Not confirmed any more." : `Kept: the table said yes.${last ? " That was the last one." : ""}`,
    );
    if (!point.confirmed && !last) to(later);
  };
  const close = () => [setChanging(false), focusWords()];
  const save = (text) => {
    if (text !== point.text) tablet.say("reword_point", { point: point.id, text });
    close();
  };
  const other = openCheckElsewhere(view, point.id);
  const done = point.confirmed && last;
  const ask = () =>
    other ? announce(`First close the voting on point ${other.number}.`) : askAgreement(tablet, point.id);
  return html`<section class="read" aria-label="Read back">
    <p class="soft">${listed.length > 0 ? "Short list" : "All points"}: ${at + 1} of ${points.length}. Ask: “Is that what we meant?”</p>
    <h2 id="read-words" class="read-words" tabindex="-1" data-land>${point.text}</h2>
    ${point.confirmed && html`<p class="read-yes"><${Tick} />The table said yes to these words.</p>`}
    ${
      changing
        ? html`<${WordsForm} ...${{ tablet, view, point, close, save }} leave=${close} label="New words" saveWords="Save the words" leaveWords="Leave it as it was" />`
        : html`<div class="buttons read-buttons">
          <button type="button" class=${cx("button tall", !point.confirmed && "main")} aria-pressed=${point.confirmed ? "true" : "false"}
            onClick=${yes}>Yes, that is what we meant</button>
          <${Aloud} text=${point.text} />
          <button type="button" class="button tall" aria-disabled=${frozen ? "true" : undefined}
            onClick=${() => (frozen ? announce("The words stay as they are while people vote.") : setChanging(true))}>Change the words</button>
          ${!point.check && !done && html`<button type="button" class="button tall" aria-disabled=${other ? "true" : undefined} onClick=${ask}>Check agreement</button>`}
        </div>`
    }
    ${done && !changing && html`<${WhatNext} ...${{ tablet, view, points, to }} />`}
    <div class="buttons">
      <button type="button" class="button" aria-disabled=${at === 0 ? "true" : undefined}
        onClick=${() => (at > 0 ? to(at - 1) : announce("This is the first one."))}>Previous point</button>
      <button type="button" class="button" aria-disabled=${at + 1 === points.length ? "true" : undefined}
        onClick=${() => (at + 1 < points.length ? to(at + 1) : announce("This is the last one."))}>Next point</button>
      <${Back} tablet=${tablet} />
    </div>
  </section>`;
}

/** After the last yes: what is not read back yet, else the first point to be checked, else the room. */
function WhatNext({ tablet, view, points, to }) {
  const missed = points.filter(({ confirmed }) => !confirmed);
  const voting = openCheckElsewhere(view);
  const next = voting ?? points.find(({ check }) => !check);
  const button = (words, work) =>
    html`<button type="button" class="button main tall" onClick=${work}>${words}</button>`;
  if (missed.length > 0)
    return html`<div class="read-next"><p>${plural(missed.length, "point is", "points are")} not read back yet.</p>
      ${button(`Read back point ${missed[0].number}`, () => to(points.indexOf(missed[0])))}</div>`;
  if (next)
    return html`<div class="read-next"><p><strong>That was the last one.</strong> Next: check agreement, one point after the other.</p>
      ${button(voting ? `Go to the check of point ${next.number}` : `Check agreement on point ${next.number}`, () =>
        voting ? go(tablet, next.id) : askAgreement(tablet, next.id),
      )}</div>`;
  return html`<div class="read-next"><p><strong>All are read back and checked.</strong> Next: send the key points to the room.</p>
    ${button("Go to “Send to the room”", () => go(tablet, null, "send"))}</div>`;
}

const focusWords = () => requestAnimationFrame(() => document.getElementById("read-words")?.focus());

const Back = ({ tablet }) =>
  html`<button type="button" class="button" onClick=${() => go(tablet, null)}>Back to the points</button>`;

const voice = () => globalThis.speechSynthesis;
const stopVoice = () => voice()?.cancel();

/** Voices come late in some browsers, and not at all in others: then there is no button. */
function useVoices() {
  const count = () => voice()?.getVoices?.().length ?? 0;
  const [found, setFound] = useState(count);
  useEffect(() => {
    const look = () => setFound(count());
    voice()?.addEventListener?.("voiceschanged", look);
    look();
    return () => voice()?.removeEventListener?.("voiceschanged", look);
  }, []);
  return found > 0;
}

function Aloud({ text }) {
  const [speaking, setSpeaking] = useState(false);
  if (!useVoices()) return null;
  const press = () => {
    stopVoice();
    if (speaking) return setSpeaking(false);
    const words = new SpeechSynthesisUtterance(text);
    words.lang = "en-GB";
    words.rate = 0.9;
    words.onend = () => setSpeaking(false);
    words.onerror = () => setSpeaking(false);
    setSpeaking(true);
    voice().speak(words);
  };
  return html`<button type="button" class="button tall" onClick=${press}>${speaking ? "Stop reading" : "Read it aloud"}</button>`;
}
