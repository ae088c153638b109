/** What the big screen shows, in its own words, and the way from one step to the next. */
import { pageWords, turning } from "../turning.js";
import { html, plural } from "../ui.js";
import { Act } from "./act.js";
import { HideItem } from "./hide-item.js";
import { Hold, Reading, Setup } from "./lead-screen.js";
import { heldWords, linesOf } from "./preview.js";

export function BigScreen({ view, lead }) {
  const { people, steps } = view;
  const held = heldWords(view);
  return html`
    <section class="screen-now" aria-labelledby="screen-title">
      <h2 id="screen-title">The big screen shows</h2>
      ${steps.length > 0 && html`<${Turn} view=${view} lead=${lead} />`}
      ${held && html`<p class="preview-held"><b>${held}</b></p>`}
      <div class="preview">${linesOf(view).map((line, at) => html`<p key=${at}>${line}</p>`)}</div>
      <${HideItem} view=${view} lead=${lead} />
      <p class="soft">${shownOn(people.displays)}</p>
      ${steps.length > 0 && html`<${AllSteps} view=${view} lead=${lead} />`}
      <${Hold} view=${view} lead=${lead} />
      <${Reading} view=${view} lead=${lead} />
      <${Setup} view=${view} lead=${lead} />
    </section>
  `;
}

const shownOn = (count) =>
  count === 0 ? "No big screen is connected." : `${plural(count, "big screen is", "big screens are")} connected.`;

const place = ({ steps, step }) =>
  Math.max(
    0,
    steps.findIndex(({ key }) => key === step),
  );
const showing = (lead) => (step) => lead.send("show_step", { step: step.key });

function Turn({ view, lead }) {
  const { steps } = view;
  const at = place(view);
  const button = (words, way) => {
    const said = turning(view, way);
    return html`<${Act} able=${lead.able && Boolean(said)} onPress=${() => lead.send(...said)}>${words}<//>`;
  };
  const pages = pageWords(view.turn);
  return html`
    <div class="steps-turn">
      ${button("Back", "back")}
      <p role="status">${pages && `${pages}, step `}${at + 1} of ${steps.length}</p>
      ${button("Next", "next")}
    </div>
  `;
}

function AllSteps({ view, lead }) {
  const at = place(view);
  const show = showing(lead);
  return html`
      <details class="steps-all">
        <summary>All steps</summary>
        <ol>
          ${view.steps.map(
            (step, number) => html`
              <li key=${step.key}>
                <button type="button" class="step-jump" aria-disabled=${lead.able ? undefined : "true"} onClick=${() => lead.able && show(step)}
                  aria-current=${number === at ? "step" : undefined}>
                  <span>${number + 1}.</span> ${step.words}${number === at && html` <b>(now)</b>`}
                </button>
              </li>
            `,
          )}
        </ol>
      </details>
  `;
}
