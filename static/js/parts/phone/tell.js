// Says what has changed to those who listen to the page, once. Nothing is said about what was there at the start.
import { fetchScript } from "../../by-http.js";
import { announce } from "../announce.js";
import { prefs } from "../pictures.js";
import { OUTCOMES } from "../result.js";
import { language, said, t } from "../words.js";

const LOST_MS = 2_500; // a short gap is nobody's business
const APART_MS = 6_000; // a room's phones do not all ask at once, and votes need not wait for them
let before = null;
let lost = null; // a timer; then true once it was said

export function tellChanges(view) {
  if (!view) return;
  const now = { checks: new Map(view.checks.map((c) => [c.id, c])), step: view.step?.key ?? null };
  now.message = view.message?.at ?? null;
  now.paused = Boolean(view.paused);
  now.stage = view.stage.id;
  const words = before
    ? [
        ...stageWords(view, before.stage),
        ...view.checks.map((c) => checkWords(c, before.checks.get(c.id))),
        stepWords(view, before.step),
      ]
    : [];
  if (before && view.message && view.message.at !== before.message) {
    words.push(t("From the organiser: {text}", { text: view.message.text }));
  }
  if (before && view.paused && !before.paused) words.push(t("We have a break."));
  if (before && view.checks.some(({ id, state }) => state === "open" && !before.checks.has(id))) shake();
  before = now;
  announce(words.filter(Boolean).join(" "));
}

/** Where the big screen tells something, that says enough. */
function stageWords({ stage, step, now }, was) {
  return stage.id === was || step ? [] : [`${t("Now")}: ${now}.`, stage.question];
}

function checkWords(check, was) {
  if (check.state === was?.state) return concluded(check, was);
  if (check.state === "open") return t("New question. {text}", { text: check.text });
  if (check.state === "locked") return was ? t("Voting has closed.") : "";
  return check.result ? t("The result. {sentence}", { sentence: check.result.sentence }) : "";
}

/** What the table makes of its result comes a little later. */
function concluded({ outcome, dissent }, was) {
  const words = [];
  if (outcome && outcome !== was.outcome) words.push(`${said(OUTCOMES[outcome])}.`);
  if (dissent && dissent !== was.dissent) words.push(t("Not everyone agreed, because"), dissent);
  return words.join(" ");
}

/** The same sentences that are read aloud in the room. In another language than English the server is asked for them. */
function stepWords({ event, step }, was) {
  if (!step || step.key === was) return "";
  const words = (sentences) => t("On the big screen: {text}", { text: sentences.join(" ") });
  if (step.spoken) return words(step.spoken);
  setTimeout(async () => {
    const told = await fetchScript({ event: event.id, lang: language() }).catch(() => null);
    if (before.step !== step.key) return; // the room is further
    // Without an answer, what of the step is in that language.
    const shown = [step.text ?? step.title, step.result_words, step.result?.sentence].filter(Boolean);
    announce(words(told?.key === step.key ? told.spoken : [...new Set(shown)]));
  }, Math.random() * APART_MS);
  return "";
}

export function tellConnection(status) {
  if (status === "lost" && lost === null) {
    lost = setTimeout(() => {
      lost = true;
      announce(t("Not connected. What you do is kept on this phone."));
    }, LOST_MS);
  }
  if (status !== "live") return;
  if (lost === true) announce(t("Connected again."));
  else clearTimeout(lost);
  lost = null;
}

function shake() {
  if (prefs.peek().buzz === "on") navigator.vibrate?.(200);
}
