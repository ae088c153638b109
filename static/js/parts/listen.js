// "Listen": reads a part of the page aloud. Not there on a device that has no voice for the language.
import { hasVoice, readAloud, stopReading, watchVoices } from "./aloud.js";
import { Speaker } from "./shapes.js";
import { html, signal } from "./ui.js";
import { language, t } from "./words.js";

const voices = signal(0);
const reading = signal(null);
watchVoices(() => {
  voices.value += 1;
});

/** about: the id of the element to be read. */
export function Listen({ about }) {
  language(); // another language may have a voice, or none
  if (!voices.value || !hasVoice(document.documentElement.lang || "en")) return null;
  const on = reading.value === about;
  return html`<button class="button listen" type="button" data-silent aria-pressed=${on} onClick=${() => toggle(about)}>
    <${Speaker} />${on ? t("Stop reading") : t("Listen")}
  </button>`;
}

async function toggle(about) {
  const part = document.getElementById(about);
  if (reading.value === about || !part) return hush();
  reading.value = about;
  await readAloud(part);
  if (reading.value === about) reading.value = null;
}

/** Silence: something else is on the screen now. */
export function hush() {
  if (reading.peek() === null) return;
  reading.value = null;
  stopReading();
}
