/** One tap by a person is what browsers ask for before full screen and sound are allowed. */
import { html } from "../ui.js";

export function StartPage({ title, voice, onVoice, onStart }) {
  return html`
    <main class="starting" lang="en" dir="ltr">
      <h1>Big screen</h1>
      <p class="starting-event" dir="auto">${title}</p>
      <p>
        <button type="button" class="starting-button" onClick=${onStart}>Start</button>
      </p>
      <p>You hear a short sound, and the screen fills.</p>
      <p>
        <label class="starting-voice">
          <input type="checkbox" checked=${voice} onChange=${(event) => onVoice(event.currentTarget.checked)} />
          <span>This screen reads aloud when the organiser turns that on</span>
        </label>
      </p>
      ${!canStayAwake() && html`<p>Turn off the screen saver on this computer.</p>`}
    </main>
  `;
}

/** Over plain HTTP a browser does not offer this. */
const canStayAwake = () => "wakeLock" in navigator;

export function takeTheScreen() {
  rememberStarted();
  testSound();
  fillTheScreen();
  stayAwake();
}

/** A browser may say no to each of these; the screens are shown all the same. */
function fillTheScreen() {
  const root = document.documentElement;
  root.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
}

export function stayAwake() {
  if (!canStayAwake()) return;
  const ask = () => document.visibilityState === "visible" && navigator.wakeLock.request("screen").catch(() => {});
  ask();
  // The lock is lost when the page was hidden, and is not given back by itself.
  document.addEventListener("visibilitychange", ask);
}

/** Two soft notes, so that somebody at the back can say that the loudspeakers work. */
function testSound() {
  const Sound = window.AudioContext ?? window.webkitAudioContext;
  if (!Sound) return;
  try {
    const sound = new Sound();
    note(sound, 523.25, 0);
    note(sound, 659.25, 0.22);
    setTimeout(() => sound.close(), 1500);
  } catch {
    // No loudspeaker: nothing to test.
  }
}

function note(sound, pitch, after) {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  const from = sound.currentTime + after;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, from);
  volume.gain.exponentialRampToValueAtTime(0.2, from + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
  tone.connect(volume).connect(sound.destination);
  tone.start(from);
  tone.stop(from + 0.45);
}

/** After a reload the screens come back by themselves: perhaps nobody stands beside this computer. */
export function wasStarted() {
  try {
    return sessionStorage.getItem("big-screen") === location.pathname;
  } catch {
    return false;
  }
}

function rememberStarted() {
  try {
    sessionStorage.setItem("big-screen", location.pathname);
  } catch {
    // Without a store, a reload asks for one more tap.
  }
}
