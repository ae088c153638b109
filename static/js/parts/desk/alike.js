/** Points that may say the same, with the reason in words. People decide: nothing is merged by itself. */
import { Act } from "../organiser/act.js";
import { html, plural, useEffect, useState } from "../ui.js";

const ASK_AFTER = 800; // ms: key points come in a few at a time
const FEW = 2;

/** Asks the server anew when the loose points have changed. */
export function useAlike(event, desk) {
  const [pairs, setPairs] = useState([]);
  const asked = desk.loose.map(({ id, text }) => id + text).join();
  useEffect(() => {
    if (!asked) return setPairs([]);
    const timer = setTimeout(async () => setPairs((await ask(event)) ?? pairs), ASK_AFTER);
    return () => clearTimeout(timer);
  }, [asked]);
  const loose = new Set(desk.loose.filter((point) => !point.moderated).map(({ id }) => id));
  const unlike = new Set((desk.view?.unlike ?? []).map((pair) => pair.join(" ")));
  return pairs.filter(
    ({ first, second }) => loose.has(first) && loose.has(second) && !unlike.has([first, second].sort().join(" ")),
  );
}

async function ask(event) {
  try {
    const response = await fetch(`/desk/${encodeURIComponent(event)}/alike`, { credentials: "same-origin" });
    return (await response.json()).pairs;
  } catch {
    return null;
  }
}

export function Suggestions({ desk, alike }) {
  const [all, setAll] = useState(false);
  if (alike.length === 0) return null;
  const shown = all ? alike : alike.slice(0, FEW);
  return html`
    <details class="alike" open>
      <summary>${plural(alike.length, "pair", "pairs")} that may say the same</summary>
      <ul>${shown.map((pair) => html`<${Pair} key=${`${pair.first} ${pair.second}`} pair=${pair} desk=${desk} />`)}</ul>
      ${alike.length > FEW && html`<p><${Act} onPress=${() => setAll(!all)}>${all ? "Show fewer" : `Show all ${alike.length}`}<//></p>`}
    </details>
  `;
}

function Pair({ pair, desk }) {
  const { first, second, why } = pair;
  const both = [first, second].map((id) => desk.points.get(id));
  const dismiss = () => desk.act("dismiss_pair", { first, second }, "Not suggested again.");
  return html`
    <li class="pair">
      ${both.map((point) => html`<p key=${point.id}><strong>Table ${point.table}:</strong> ${point.text}</p>`)}
      <p class="about">${why}</p>
      <p class="buttons">
        <${Act} able=${desk.able && !desk.merging.value} onPress=${() => desk.merge([first, second])}>Merge these two<span class="visually-hidden">: “${both[0].text}” and “${both[1].text}”</span><//>
        <${Act} able=${desk.able} onPress=${dismiss}>Not alike<span class="visually-hidden">: “${both[0].text}” and “${both[1].text}”</span><//>
      </p>
    </li>
  `;
}
