// What a person can always do.
import { html, useEffect, useRef } from "../ui.js";
import { t, tn } from "../words.js";
import { lowered, raised } from "./card.js";
import { tell } from "./draft.js";
import { isHelping } from "./helping.js";
import { Opens } from "./panel.js";
import { isShared } from "./people.js";

/** A card that is gone, and that nobody took down here, was seen at the table. */
function useSeen({ connection, note }) {
  const who = connection.who.value;
  const up = connection.own.value.my_cards ?? [];
  const before = useRef([]);
  useEffect(() => {
    const [whose, had] = before.current;
    before.current = [who, up];
    if (whose === who && had.some((kind) => !up.includes(kind) && !lowered.has(kind)))
      tell(t("Your facilitator has seen your card."), note);
  }, [who, up.join()]);
}

export function Foot(tools) {
  const { view, panel, note, connection } = tools;
  useSeen(tools);
  if (view.stage.kind === "ended" || panel.value) return null;
  const cards = raised(tools).size;
  const shared = isShared() && !isHelping(connection.who.value);
  return html`<footer class="phone-foot">
    <p class="foot-note">${note.value}</p>
    <div class="foot-buttons">
      <${Opens} ...${tools} name="say">${t("Say something")}<//>
      <${Opens} ...${tools} name="card">
        ${cards ? tn("{n} card raised", "{n} cards raised", cards) : t("Raise a card")}
      <//>
      ${shared && html`<${Opens} ...${tools} name="people">${t("Next person")}<//>`}
    </div>
  </footer>`;
}
