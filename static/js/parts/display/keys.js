/** The keyboard and the clicker beside the big screen. Single letters can be switched off by the organiser. */
import { uuid7 } from "../id.js";
import { turning } from "../turning.js";
import { html, useEffect, useState } from "../ui.js";

const TURNS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  Enter: "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
};
const LETTERS = {
  b: "blank",
  ".": "blank",
  h: "results",
  f: "full",
  r: "again",
  p: "pause",
  "?": "help",
};
const HELP_STAYS = 20_000;

/** held: how the screen is held now, also where this screen was blanked while it was not live. help: is it shown? */
export function useKeys(view, connection, live) {
  const [alone, setAlone] = useState(null);
  const [help, setHelp] = useState(false);
  const held = !live && alone !== null ? alone : view.big.held;

  useEffect(() => live && setAlone(null), [live]);
  useEffect(() => {
    if (!help) return undefined;
    const later = setTimeout(() => setHelp(false), HELP_STAYS);
    return () => clearTimeout(later);
  }, [help]);

  useEffect(() => {
    const send = (name, fields) =>
      connection.emitOperation({ id: uuid7(), n: Date.now(), name, ...fields }).catch(() => {});
    const hold = (how) => {
      const next = held === how ? "" : how;
      if (live) send("hold_screen", { how: next, words: "" });
      else if (how === "blank") setAlone(next);
    };
    const read = (how, again) => send("read_aloud", { how, speed: view.big.speed, again });
    const turn = (way) => {
      dispatchEvent(new CustomEvent("turn-page", { detail: way === "next" ? 1 : -1 }));
      const said = turning(view, way);
      if (said && live) send(...said);
    };
    const act = {
      blank: () => hold("blank"),
      results: () => hold("results"),
      full: () => fullScreen(),
      again: () => live && read(view.big.aloud === "off" ? "on" : view.big.aloud, true),
      pause: () => live && view.big.aloud !== "off" && read(view.big.aloud === "on" ? "paused" : "on", false),
      help: () => setHelp(true),
    };
    const pressed = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const letter = view.big.letters ? LETTERS[event.key.toLowerCase()] : undefined;
      if (help || event.key === "Escape") setHelp(false);
      if (TURNS[event.key]) turn(TURNS[event.key]);
      else if (letter && !(help && letter === "help")) act[letter]();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [view, live, held, help]);

  return { held, help };
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  else document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
}

const KEYS = [
  ["Arrows", "Next, back"],
  ["B", "Blank"],
  ["H", "Hide results"],
  ["F", "Full screen"],
  ["R", "Read again"],
  ["P", "Pause reading"],
];

export function Help({ letters }) {
  const shown = letters ? KEYS : KEYS.slice(0, 1);
  return html`
    <section class="help" lang="en" dir="ltr" aria-label="Keys">
      <dl>
        ${shown.map(([key, words]) => html`<div key=${key}><dt>${key}</dt><dd>${words}</dd></div>`)}
      </dl>
    </section>
  `;
}
