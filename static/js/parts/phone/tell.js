// Says what has changed to those who listen to the page. Nothing is said about what was there at the start.
import { announce } from "../announce.js";

let before = null;

export function tellChanges(view) {
  if (!view) return;
  const now = { checks: new Map(view.checks.map((c) => [c.id, c])), step: view.step?.key ?? null };
  const words = before
    ? [...view.checks.map((c) => checkWords(c, before.checks.get(c.id))), stepWords(view.step, before.step)]
    : [];
  before = now;
  announce(words.filter(Boolean).join(" "));
}

function checkWords(check, was) {
  if (check.state === was?.state) return "";
  if (check.state === "open") return `New question. ${check.text}`;
  if (check.state === "locked") return was ? "Voting has closed." : "";
  return check.result ? `The result. ${check.result.sentence}` : "";
}

function stepWords(step, was) {
  if (!step || step.key === was) return "";
  return `On the big screen: ${step.text ?? step.title ?? ""}`;
}
