// Text size and colours. Everything that people asked to change without finding a menu of their browser.
import { readPrefs, SIZES, THEMES, writePrefs } from "../prefs.js";
import { html, useEffect, useRef, useSignal } from "../ui.js";

export function Settings({ close }) {
  const prefs = useSignal(readPrefs());
  const heading = useRef();
  useEffect(() => heading.current.focus(), []);
  const set = (change) => {
    prefs.value = { ...prefs.value, ...change };
    writePrefs(prefs.value);
  };
  return html`<section class="settings" aria-labelledby="settings-title">
    <h2 id="settings-title" ref=${heading} tabindex="-1">Settings</h2>
    <${Choice} title="Text size" name="size" now=${prefs.value.size} choose=${(size) => set({ size })}
      options=${SIZES.map((size) => ({ id: size, words: size === 100 ? "100 %, normal" : `${size} %` }))} />
    <${Choice} title="Colours" name="theme" now=${prefs.value.theme} choose=${(theme) => set({ theme })} options=${THEMES} />
    <p><a href="/agreement" target="_blank" rel="noopener">How we work out agreement (new page)</a></p>
    <div class="panel-buttons">
      <button class="button main" type="button" onClick=${close}>Done</button>
    </div>
  </section>`;
}

const Choice = ({ title, name, now, options, choose }) => html`<fieldset>
  <legend>${title}</legend>
  <div class="choices">
    ${options.map(
      ({ id, words }) => html`<label class="choice" key=${id}>
      <input type="radio" name=${name} checked=${id === now} onChange=${() => choose(id)} />
      <span>${words}</span>
    </label>`,
    )}
  </div>
</fieldset>`;
