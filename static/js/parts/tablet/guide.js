// One page to lead a table by. Inside the tablet, and on paper.
import { html } from "../ui.js";

// Numbered as the steps of the tablet are; what comes before them is 0.
const STEPS = [
  [
    "Settle in",
    "0 to 3 min",
    [
      "Open “Your table”. Say how many people sit here. Note what people need.",
      "Show the code, so that phones can join. No phone is fine: you count hands.",
    ],
  ],
  [
    "Talk, and write",
    "3 to 18 min",
    [
      "Read the question out. Give people a quiet minute to think.",
      "Write one point at a time, in their words. Press Enter. “Undo” takes back your last step.",
      "A card from a phone says “Slow down” or “I have a question”. Do it, then press “Seen”.",
      "Look at “From phones” now and then: take, merge, or set aside with a kind word.",
    ],
  ],
  [
    "Short list",
    "18 to 22 min",
    [
      "With the table, choose three to five points: press “Short-list”.",
      "“More” merges two points that say the same, or splits one that says two things.",
    ],
  ],
  [
    "Read back",
    "",
    [
      "Press “Read back”. Read each point out slowly. Ask: “Is that what we meant?”",
      "If not, change the words. If yes, press “Yes, that is what we meant”.",
    ],
  ],
  [
    "Check agreement",
    "22 to 27 min",
    [
      "Press “Check agreement”. Phones show the point. Count hands for people without a phone.",
      "Wait. Silence is not a yes. Then press “Close voting and show the result”.",
      "Read the sentence out. Choose what the table says.",
      "Ask those with worries. Write why in “Not everyone agreed, because …”.",
      "Or change the words and ask again: both results are kept.",
    ],
  ],
  [
    "Send to the room",
    "27 to 30 min",
    [
      "Mark the key points, put them in order, and press “Send to the room”.",
      "You can take one back until the closing.",
    ],
  ],
];

/** What lies under the guide, and is as it was when it closes. */
const WHERE = {
  check: "the point",
  read: "reading back",
  send: "“Send to the room”",
  table: "“Your table”",
  room: "the room’s vote",
};

export function openGuide(tablet) {
  const scrolled = [document.scrollingElement, ...document.querySelectorAll(".pane, .side")];
  tablet.guide.value = { scrolled: scrolled.map((box) => [box, box.scrollTop]) };
  requestAnimationFrame(() => document.getElementById("guide-title")?.focus());
}

export function closeGuide(tablet) {
  const { scrolled } = tablet.guide.peek();
  tablet.guide.value = null;
  requestAnimationFrame(() => {
    document.querySelector("#main [data-land]")?.focus({ preventScroll: true });
    for (const [box, at] of scrolled) box.scrollTop = at;
  });
}

export function Guide({ tablet }) {
  return html`<section class="guide" aria-labelledby="guide-title">
    <div class="guide-head">
      <h2 id="guide-title" class="screen-title" tabindex="-1" data-land>How to lead a table</h2>
      <div class="buttons no-print">
        <button type="button" class="button" onClick=${() => print()}>Print this page</button>
        <button type="button" class="button main small" onClick=${() => closeGuide(tablet)}>Back to ${WHERE[tablet.place.value ? "check" : tablet.screen.value] ?? "the points"}</button>
      </div>
    </div>
    <p>Agree first how you will decide. Nothing closes by itself, and nothing you write is lost if the wifi fails.</p>
    <ol class="guide-steps" start="0">${STEPS.map(
      ([title, when, lines]) => html`<li key=${title}>
      <h3>${title} ${when && html`<span class="soft note">${when}</span>`}</h3>
      <ul>${lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul></li>`,
    )}</ol>
    <p><strong>Stuck?</strong> Press “I need help”. The organiser comes to your table.</p>
  </section>`;
}
