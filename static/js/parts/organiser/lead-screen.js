/** Leading the big screen beside its steps: hold it, read aloud, and how it is set up. The presenter's view has it too. */
import { LettersSwitch } from "../present/keys.js";
import { cx, html, useId, useState } from "../ui.js";
import { Act } from "./act.js";

const HOLDS = [
  ["blank", "Blank", "B"],
  ["break", "Break"],
  ["results", "Hide results", "H"],
];

/** hold(how, words): one press holds the screen, the next lets it go on. By button and by key. */
export const holding =
  (view, lead) =>
  (how, words = "") =>
    lead.able && lead.send("hold_screen", { how: view.big.held === how ? "" : how, words });

export function Hold({ view, lead }) {
  const { held, words, letters } = view.big;
  const id = useId();
  const [text, setText] = useState("");
  const hold = holding(view, lead);
  return html`
    <div class="lead-screen" role="group" aria-label="Hold the big screen">
      <div class="buttons">
        ${HOLDS.map(
          ([how, name, key]) => html`
            <${Press} key=${how} on=${held === how} able=${lead.able} onPress=${() => hold(how, how === "break" ? text : "")}>
              ${name}${letters && key && ` (${key})`}<//>
          `,
        )}
        <${Press} on=${held === "message"} able=${lead.able && Boolean(text.trim() || held === "message")} onPress=${() => hold("message", text)}>Words<//>
      </div>
      <p class="field">
        <label for=${id}>Words for the break or for the screen</label>
        <input id=${id} maxlength="200" value=${text} onInput=${(event) => setText(event.currentTarget.value)} />
      </p>
      ${words && html`<p class="soft">On the screen now: ${words}</p>`}
    </div>
  `;
}

/** Reading aloud: the screens say it with their browser's voice, or show the captions alone. */
export function Reading({ view, lead }) {
  const { aloud, speed } = view.big;
  const id = useId();
  const read = (how, again = false, pace = speed) => lead.able && lead.send("read_aloud", { how, speed: pace, again });
  const on = aloud !== "off";
  return html`
    <div class="lead-screen" role="group" aria-label="Read aloud on the big screen">
      <div class="buttons">
        <${Press} on=${on} able=${lead.able} onPress=${() => read(on ? "off" : "on")}>Read aloud<//>
        <${Press} on=${aloud === "paused"} able=${lead.able && on} onPress=${() => read(aloud === "paused" ? "on" : "paused")}>Pause reading<//>
        <${Act} able=${lead.able && on} onPress=${() => read("on", true)}>Read again<//>
      </div>
      <p class="field"><label for=${id}>Speed</label>
      <select id=${id} value=${speed} onChange=${(event) => read(aloud, false, Number(event.currentTarget.value))}>
        ${[
          [75, "Slow"],
          [100, "Usual"],
          [125, "Fast"],
        ].map(([pace, words]) => html`<option key=${pace} value=${pace} selected=${pace === speed}>${words}</option>`)}
      </select></p>
    </div>
  `;
}

const CHOICES = {
  captions: ["Captions stand", { foot: "at the foot", top: "at the top" }],
  kept: [
    "Keep free for a captioner or interpreter",
    { none: "nothing", left: "on the left", right: "on the right", top: "at the top", foot: "at the foot" },
  ],
  kept_size: ["How much of the screen", { 10: "10 %", 15: "15 %", 20: "20 %", 25: "25 %", 30: "30 %", 40: "40 %" }],
};
const SWITCHES = {
  far: "Larger letters, for a far back row",
  newest: "While tables talk, show the newest points",
  letters: "Single letters are keys (B, H, F, R, P, ?)",
};

export function Setup({ view, lead }) {
  const id = useId();
  const { far, captions, kept, kept_size, newest, letters } = view.big;
  const now = { far, captions, kept, kept_size, newest, letters };
  const set = (change) => lead.able && lead.send("set_screen", { ...now, ...change });
  return html`
    <details class="steps-all">
      <summary>How the big screen is set up</summary>
      <div class="lead-screen">
        ${Object.entries(SWITCHES).map(
          ([name, words]) => html`
            <label key=${name} class="lead-switch">
              <input type="checkbox" checked=${now[name]} onChange=${(event) => set({ [name]: event.currentTarget.checked })} />
              <span>${words}</span>
            </label>
          `,
        )}
        ${letters && html`<${LettersSwitch} />`}
        ${Object.entries(CHOICES).map(
          ([name, [words, options]]) => html`
            <p key=${name} class="field"><label for=${id + name}>${words}</label>
            <select id=${id + name} onChange=${(event) => set({ [name]: name === "kept_size" ? Number(event.currentTarget.value) : event.currentTarget.value })}>
              ${Object.entries(options).map(([value, said]) => html`<option key=${value} value=${value} selected=${String(now[name]) === value}>${said}</option>`)}
            </select></p>
          `,
        )}
      </div>
    </details>
  `;
}

function Press({ on, able, onPress, children }) {
  return html`
    <button type="button" class=${cx("button", on && "is-on")} aria-pressed=${on ? "true" : "false"} aria-disabled=${able ? undefined : "true"}
      onClick=${() => able && onPress()}>${children}</button>
  `;
}
