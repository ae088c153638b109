// After the reveal: the sentence, the counts, the picture, and what the table itself makes of it.
import { announce } from "../announce.js";
import { Bar } from "../bar.js";
import { Counts, OUTCOMES } from "../result.js";
import { html, useState } from "../ui.js";
import { Worries } from "../worries.js";
import { BackButton } from "./back.js";
import { KeyButton } from "./point-row.js";
import { TableSays } from "./reason.js";
import { WordsForm } from "./reword.js";
import { EarlierRounds } from "./rounds.js";
import { nextToCheck } from "./steps.js";
import { askAgreement, go, openCheckElsewhere } from "./tablet-state.js";

const can = (view, check) => check.mine && view.stage.kind !== "ended";

const barNote = (hands = {}) =>
  `${Object.values(hands).some((n) => n > 0) ? "Fingers: counted by hand. " : ""}Left of the line: against.`;

export function ResultScreen({ tablet, view, point, grow }) {
  const { check } = point;
  const { result } = check;
  return html`<section class="outcome" aria-label="Result">
    <p class="outcome-point">${point.text}</p>
    <h2 class="result-sentence" tabindex="-1" data-land>${result.sentence}</h2>
    <div class="card outcome-card">
      <${Counts} result=${result} />
      <${Bar} result=${result} variant=${check.mine ? "blocks" : "lengths"} hands=${check.hands} note=${barNote(check.hands)} grow=${grow} />
    </div>
    <${Worries} list=${check.worries} />
    <${EarlierRounds} point=${point} />
    ${point.merged.map((source) =>
      source.dissents.map(
        (why) =>
          html`<p key=${why} class="dissent"><strong>Not everyone agreed with “${source.text}”, because</strong> ${why}</p>`,
      ),
    )}
    ${can(view, check) ? html`<${TableSays} key=${check.id} ...${{ tablet, view, check }} />` : html`<${ReasonSaid} words=${check.dissent} />`}
    <div class="buttons"><${BackButton} tablet=${tablet} point=${point} /></div>
  </section>`;
}

const ReasonSaid = ({ words }) =>
  words && html`<p class="dissent"><strong>Not everyone agreed, because</strong> ${words}</p>`;

export function OutcomeSide({ tablet, view, point }) {
  const { check } = point;
  if (view.stage.kind === "ended") return html`<${OutcomeSaid} check=${check} />`;
  return html`
    ${check.mine ? html`<${ByRule} view=${view} check=${check} />` : html`<${OutcomeSaid} check=${check} />`}
    <${Again} ...${{ tablet, view, point }} />
    <section class="card stack close" aria-labelledby="room-title">
      <h2 id="room-title">Take it to the room?</h2>
      <${KeyButton} tablet=${tablet} point=${point} wide />
      <${NextOne} ...${{ tablet, view, point }} />
    </section>`;
}

/** On with the short list, or to the room when it is done. */
function NextOne({ tablet, view, point }) {
  const next = nextToCheck(view, point.id);
  if (next)
    return html`<button type="button" class="button wide" onClick=${() => askAgreement(tablet, next.id)}>Check point ${next.number} next</button>`;
  return html`<button type="button" class="button wide" onClick=${() => go(tablet, null, "send")}>Go to “Send to the room”</button>`;
}

const OutcomeSaid = ({ check }) => html`<section class="card stack close">
  <p class="soft">${check.mine ? "The table says" : "The whole room was asked"}</p>
  <p class="by-rule">${check.outcome ? OUTCOMES[check.outcome] : check.result.status_words}</p>
</section>`;

const ByRule = ({ view, check }) => html`<section class="card stack close">
  <p class="soft">By the rule of this event</p>
  <p class="by-rule">${check.result.status_words}</p>
  <p><a href=${`/agreement/${view.event.code}`} target="_blank" rel="noopener">How we work out agreement (new page)</a></p>
</section>`;

function Again({ tablet, view, point }) {
  const [asking, setAsking] = useState(tablet.rewords.get(point.id) !== undefined);
  const other = openCheckElsewhere(view, point.id);
  const open = () => (other ? announce(`First close the voting on point ${other.number}.`) : setAsking(true));
  const close = () => setAsking(false);
  // In this order in the outbox: the vote opens on the new words.
  const ask = (text) => {
    if (text !== point.text) tablet.say("reword_point", { point: point.id, text });
    tablet.say("open_check", { point: point.id, scope: "table" });
    close();
    requestAnimationFrame(() => document.querySelector("#main [data-land]")?.focus());
  };
  return html`<section class="card stack close" aria-labelledby="again-title">
    <h2 id="again-title" tabindex="-1" data-land>Or try again</h2>
    <p class="soft">Change the words with the table, and check again. This result is kept as round ${point.check.round}.</p>
    ${
      asking
        ? html`<${WordsForm} ...${{ tablet, view, point, close }} label="New words" save=${ask} leave=${close}
          saveWords="Check agreement again" leaveWords="Leave it as it is" />`
        : html`<button type="button" class="button wide" aria-disabled=${other ? "true" : undefined} onClick=${open}>Ask again with new words</button>`
    }
  </section>`;
}
