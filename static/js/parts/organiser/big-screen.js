/** What the big screen shows, in its own words, and the way from one step to the next. */
import { pageWords, turning } from "../turning.js";
import { html, plural } from "../ui.js";
import { Act } from "./act.js";
import { Hold, Reading, Setup } from "./lead-screen.js";

export function BigScreen({ view, lead }) {
  const { screen, people, steps } = view;
  return html`
    <section class="screen-now" aria-labelledby="screen-title">
      <h2 id="screen-title">The big screen shows</h2>
      ${steps.length > 0 && html`<${Turn} view=${view} lead=${lead} />`}
      <div class="preview">${linesOf(screen, view).map((line, at) => html`<p key=${at}>${line}</p>`)}</div>
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

function linesOf(screen, view) {
  const lines = LINES[screen.kind]?.(screen, view) ?? [screen.title];
  return lines.filter(Boolean);
}

const LINES = {
  lobby: (screen, { event }) => [
    event.title,
    `Join with ${spaced(event.code)}`,
    `${screen.joined} ${screen.joined === 1 ? "has" : "have"} joined`,
  ],
  talk: (screen) => [
    screen.question.text,
    `${plural(screen.points, "point", "points")} so far`,
    talking(screen.tables),
  ],
  vote: (screen) => [screen.text, ...votingLines(screen)],
  opening: (screen) => [
    screen.title,
    screen.question?.text,
    `${plural(screen.points, "key point", "key points")} from ${plural(screen.tables, "table", "tables")}`,
  ],
  point: (screen) => [screen.text, screen.result_words, dissentLine(screen.dissent)],
  dissent: (screen) => [screen.text, dissentLine(screen.dissent)],
  forward: (screen) => [screen.title, ...screen.items.map((text, at) => `${screen.start + at}. ${text}`)],
};

function votingLines(screen) {
  if (screen.result) return [screen.result.sentence, dissentLine(screen.dissent)];
  if (screen.state === "waiting") return ["The vote is not open yet."];
  const count = `${screen.answered} of ${screen.present} have answered`;
  return screen.state === "open" ? ["Vote now on your phone", count] : ["The voting has closed.", count];
}

const dissentLine = (words) => words && `Not everyone agreed, because ${words}`;
const spaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;

function talking(tables) {
  const count = (doing) => tables.filter((table) => table.doing === doing).length;
  const said = [`${plural(count("talking"), "table is", "tables are")} talking`];
  if (count("checking")) said.push(`${count("checking")} checking agreement`);
  if (count("showing")) said.push(`${count("showing")} looking at a result`);
  return said.join(", ");
}
