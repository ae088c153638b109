// What asks for attention without stopping anybody: the time, words from the organiser, help.
import { announce } from "../announce.js";
import { MINUTE, minutesOf, timeLeft, useNow } from "../time-left.js";
import { cx, html, useEffect, useRef, useState } from "../ui.js";
import { stageWords } from "./words.js";

export function HelpButton({ tablet, view }) {
  const press = () => {
    tablet.say("call_help", { on: !view.help });
    announce(view.help ? "The organiser knows that all is well." : "The organiser sees that you need help.");
  };
  return html`<button type="button" class="button help-button" aria-pressed=${view.help ? "true" : "false"} onClick=${press}>
    ${view.help ? html`<span>Help is called.<br />Press when you are all right</span>` : "I need help"}</button>`;
}

const EVERY_MS = 1000; // the bar

/** Words first; it warns and closes nothing. Said aloud at five, two and one minute, and at the end. */
export function Clock({ tablet, view }) {
  const { timer } = view;
  const now = useNow([timer], EVERY_MS);
  const left = timer ? timeLeft(timer, now) : 0;
  const minutes = minutesOf(left);
  const warned = useRef(null);
  useEffect(() => {
    const key = timer && [5, 2, 1, 0].find((m) => minutes <= m && minutes > m - 1);
    const first = warned.current === null;
    if (key !== undefined && key !== null && warned.current !== `${timer.ends_at}:${key}`) {
      warned.current = `${timer.ends_at}:${key}`;
      if (!first || key < 2) announce(key === 0 ? "The time is over. Nothing closes." : `${key} min left`);
    } else if (first) warned.current = "";
  }, [minutes, timer?.ends_at]);
  const before = useEndedBy(view);
  const adder = useRef(null);
  if (["lobby", "ended"].includes(view.stage.kind)) return null;
  const add = () => {
    tablet.say("add_time", { seconds: 120, table: view.table });
    announce(hasTimer(view) ? "Two more minutes for this table." : "A timer of two minutes for this table.");
  };
  const stop = () => {
    tablet.say("set_timer", { seconds: 0, table: view.table });
    announce("The timer of this table is stopped.");
    adder.current.focus();
  };
  const adding = hasTimer(view) || (before && !view.paused);
  // Each has its own place, also while it is not there: nothing beside it moves. Where "Start" was, there is no "Stop".
  return html`<div class="clock">
    ${timer && view.own_timer && html`<button type="button" class="button clock-stop" onClick=${stop}>Stop<span class="visually-hidden"> the timer</span></button>`}
    ${
      timer &&
      html`<div class="clock-left"><p role="timer"><strong>${clockWords(left)}</strong></p>
      <div class="clock-bar" aria-hidden="true"><span style=${`inline-size:${Math.max(0, Math.min(1, left / (timer.seconds * 1000))) * 100}%`}></span></div></div>`
    }
    ${before && !timer && !view.paused && html`<p class="note soft timer-was">The timer was for ${before}.</p>`}
    ${view.paused && html`<p class="clock-pause"><strong>Pause</strong></p>`}
    <button type="button" ref=${adder} class=${cx("button", adding ? "clock-add" : "clock-start")} onClick=${add}>${adding ? "Add 2 min" : "Start a 2-minute timer"}</button>
  </div>`;
}

/** Whether more time is added to something: a timer that runs, is over, or waits for the end of a pause. */
export const hasTimer = ({ timer, timer_waits }) => Boolean(timer) || timer_waits;

/** What the timer was for that went when the room moved on: "question 1", else "". */
function useEndedBy({ stage, timer }) {
  const last = useRef({ stage, timer });
  const [words, setWords] = useState("");
  useEffect(() => {
    const { stage: old, timer: had } = last.current;
    last.current = { stage, timer };
    if (old.id === stage.id) return;
    const gone = had && !timer ? stageWords(old) : "";
    setWords(gone);
    announce(gone && `The timer was for ${gone}. A new one can be started.`);
  }, [stage.id, timer?.ends_at]);
  return words;
}

function clockWords(left) {
  if (left <= -MINUTE) return `${Math.floor(-left / MINUTE)} min over`;
  if (left <= 0) return "Time is over";
  if (left <= MINUTE) return "Last minute";
  return `${minutesOf(left)} min left`;
}

/** From the organiser, until someone here has read it. */
export function FromOrganiser({ tablet, view }) {
  const { message } = view;
  const shown = message && message.at !== tablet.read.value;
  const read = () => {
    tablet.read.value = message.at;
  };
  return html`<div id="from-organiser" tabindex="-1" class=${cx(shown && "notice attend")}>${
    shown &&
    html`<p><strong>From the organiser:</strong> ${message.text}</p>
    <button type="button" class="button" onClick=${read}>I have read this</button>`
  }</div>`;
}
