// My settings: what people asked to change without finding a menu of their browser. On every page for participants.
import { readPage } from "./enter.js";
import { choose, prefs } from "./pictures.js";
import { SIZES } from "./prefs.js";
import { cx, html, useLayoutEffect, useRef, useSignal } from "./ui.js";
import { language, languages, speak, t } from "./words.js";

/** close: what "Done" does. children: what else can be done from here. spoken: told after the language changed. */
export function Settings({ close, children, spoken }) {
  const heading = useRef();
  const problem = useSignal("");
  const { code } = readPage(); // an event's page explains the event's own rule
  useLayoutEffect(() => heading.current.focus(), []);
  const p = prefs.value;
  const say = async (id) => {
    // A page that the server draws whole: the server remembers the language, and draws it again.
    if (languages().length === 0)
      return location.assign(`/language/${id}?next=${encodeURIComponent(location.pathname)}`);
    const done = await speak(id);
    problem.value = done ? "" : t("We could not get this language. Check the connection, then try again.");
    if (done) spoken?.();
  };
  const setEasy = (easy) => {
    choose({ easy });
    // Easy Read has words of its own in English; in another language it brings the layout and the pictures.
    if (easy === "on" && language() === "en") say("easy");
    if (easy === "off" && language() === "easy") say("en");
  };
  return html`<section class="panel settings" id="settings" aria-labelledby="settings-title">
    <h2 id="settings-title" ref=${heading} tabindex="-1">${t("Settings")}</h2>
    ${children}
    <${Choice} title=${t("Text size")} name="size" row options=${sizes()} />
    <${Choice} title=${t("Colours")} name="theme" options=${themes()} />
    <${Choice} title=${t("Letters")} name="typeface" options=${typefaces()} />
    <${Choice} title=${t("Easy Read")} hint=${t("Short sentences. One idea at a time.")} name="easy" row options=${offOn()} pick=${setEasy} />
    ${p.easy === "on" && html`<${Choice} title=${t("Pictures beside the words")} name="pictures" row options=${offOn()} />`}
    <${Languages} say=${say} easy=${p.easy === "on"} />
    <p role="status">${problem}</p>
    <${Choice} title=${t("Moving things")} name="motion" options=${motions()} />
    ${"vibrate" in navigator && html`<${Choice} title=${t("Shake the phone when there is a new question")} name="buzz" row options=${offOn()} />`}
    <p><a href="/accessibility" target="_blank" rel="noopener">${t("Accessibility, and help in the room (new page)")}</a></p>
    <p><a href=${code ? `/agreement/${code}` : "/agreement"} target="_blank" rel="noopener">${t("How we work out agreement (new page)")}</a></p>
    <div class="panel-foot panel-buttons">
      <button class="button main" type="button" onClick=${close}>${t("Done")}</button>
    </div>
  </section>`;
}

/** Another language than the present one is asked for by its own name, in its own letters. */
function Languages({ say, easy }) {
  const offered = languages().filter(({ id }) => id !== "easy");
  if (offered.length < 2) return null;
  const now = language() === "easy" ? "en" : language();
  const pick = (id) => say(id === "en" && easy ? "easy" : id);
  const options = offered.map(({ id, name, lang, draft }) => ({
    id,
    words: html`<span lang=${lang}>${name}</span>${draft && html` <span class="soft">${t("(a first draft)")}</span>`}`,
  }));
  return html`<${Options} title=${t("Language")} name="language" ...${{ now, options, pick }} />`;
}

const Choice = ({ name, pick, ...rest }) =>
  html`<${Options} ...${rest} name=${name} now=${prefs.value[name]} pick=${pick ?? ((id) => choose({ [name]: id }))} />`;

const Options = ({ title, hint, name, now, options, pick, row }) => html`<fieldset>
  <legend>${title}</legend>
  ${hint && html`<p class="hint">${hint}</p>`}
  <div class=${cx("choices", row && "row")}>
    ${options.map(
      ({ id, words }) => html`<label class=${`choice choice-${name}-${id}`} key=${id}>
      <input type="radio" name=${name} checked=${id === now} onChange=${() => pick(id)} />
      <span>${words}</span>
    </label>`,
    )}
  </div>
</fieldset>`;

const sizes = () => SIZES.map((n) => ({ id: String(n), words: n === 100 ? t("100 %, normal") : `${n} %` }));
const themes = () => [
  { id: "paper", words: t("Paper") },
  { id: "dark", words: t("Dark") },
  { id: "cream", words: t("Cream") },
  { id: "high", words: t("High contrast") },
];
const typefaces = () => [
  { id: "legible", words: t("Easy to read") },
  { id: "dyslexic", words: t("For people with dyslexia") },
];
const offOn = () => [
  { id: "off", words: t("Off") },
  { id: "on", words: t("On") },
];
const motions = () => [
  { id: "device", words: t("As on this phone") },
  { id: "less", words: t("Nothing moves") },
];
