// When the server says no for good, or cannot be reached: a page in words, with what to do.
import { html } from "./ui.js";

const HELP = {
  wrong_link: ["This link does not work any more", "Ask the organiser for the new link, and open that."],
  not_here: [
    "Please join again",
    "This device is not known here. Open your link again, or join with the code on the big screen.",
  ],
  no_answer: ["We cannot reach the event", "Check that this device is on the venue’s Wi-Fi. Then try again."],
};

export function Problem({ code, words }) {
  const [title, help] = HELP[code] ?? [
    "Something is not right",
    "Try again. If it stays like this, ask the organiser.",
  ];
  return html`<main class="problem stack" id="main" tabindex="-1">
    <h1>${title}</h1>
    <p>${words || help}</p>
    <p class="buttons">
      <button class="button main" type="button" onClick=${() => location.reload()}>Try again</button>
      <a class="button" href="/">Join with a code</a>
    </p>
    <p class="note soft">For the helper: ${code}</p>
  </main>`;
}
