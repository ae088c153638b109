// The big screen: it shows what the organiser leads the room through, and never asks for anything after one tap.
import { Captions, runs } from "./parts/display/captions.js";
import { minute } from "./parts/display/clock.js";
import { Paging } from "./parts/display/fit.js";
import { CommonGround } from "./parts/display/ground.js";
import { Groups } from "./parts/display/groups.js";
import { Held } from "./parts/display/hold.js";
import { Help, useKeys } from "./parts/display/keys.js";
import { Lobby } from "./parts/display/lobby.js";
import { Priority, Weighed } from "./parts/display/priority.js";
import { useReading } from "./parts/display/reading.js";
import { StartPage, stayAwake, takeTheScreen, wasStarted } from "./parts/display/start-page.js";
import { DissentStep, Forward, Opening, Point, Thanks } from "./parts/display/steps.js";
import { Heading, Take } from "./parts/display/story.js";
import { Talk } from "./parts/display/talk.js";
import { screenKey, useScript } from "./parts/display/use-script.js";
import { Vote } from "./parts/display/vote.js";
import { enter, readPage } from "./parts/enter.js";
import { start } from "./parts/start.js";
import { html, render, useEffect, useLayoutEffect, useMemo, useState } from "./parts/ui.js";
import { translated } from "./parts/view-words.js";
import { language, show, t } from "./parts/words.js";

const SCREENS = {
  lobby: Lobby,
  talk: Talk,
  vote: Vote,
  priority: Priority,
  weighed: Weighed,
  opening: Opening,
  heading: Heading,
  point: Point,
  dissent: DissentStep,
  map: CommonGround,
  groups: Groups,
  forward: Forward,
  take: Take,
  thanks: Thanks,
  ended: Thanks,
};
const STEPLESS = new Set(["lobby", "talk", "ended"]);

function Display({ connection, voice }) {
  const view = connection.view.value;
  useEffect(() => {
    if (view && view.language !== language()) show(view.language);
  }, [view?.language]);
  if (!view) return html`<${Waiting} connection=${connection} />`;
  return html`<${Big} view=${view} connection=${connection} voice=${voice} />`;
}

function Big({ view: told, connection, voice }) {
  // The script comes in the event's language already: it is said, and captioned, as the server wrote it.
  const { spoken } = told.screen;
  const { spoken_in } = told;
  const view = translated(told);
  const { screen, big } = view;
  const live = connection.status.value === "live";
  const keys = useKeys(view, connection, live);
  const held = keys.held;
  useLayoutEffect(() => {
    document.documentElement.dataset.far = big.far;
  }, [big.far]);
  const quiet = held === "blank" || held === "message" || held === "break";
  const step = STEPLESS.has(screen.kind) || !view.turn ? null : screen.key;
  const { script, sentences, from, mark, tell } = useScript({
    key: screenKey(screen),
    spoken,
    spoken_of: told.spoken_of,
  });
  const reading = useReading({ sentences, lang: spoken_in.lang, mark, big, voice, stopped: quiet });
  const [now, until] = saidNow(reading, from, sentences.length, spoken.length);
  const paging = useMemo(
    () => ({
      step,
      page: view.turn?.page ?? 1,
      report: (pages) => connection.tellPages(step, pages, until ? [now, until] : undefined),
      script,
      tell,
    }),
    [step, view.turn?.page, live, script, tell, now, until],
  );
  if (held === "blank")
    return html`<main class="blank" id="main"><h1 class="visually-hidden">${t("The screen is blank")}</h1></main>`;
  const Screen = SCREENS[screen.kind] ?? Thanks;
  const shown = quiet
    ? html`<${Held} how=${held} words=${big.words} view=${view} />`
    : html`<${Screen} key=${screenKey(screen)} screen=${screen} view=${view} />`;
  return html`
    <${Paging.Provider} value=${paging}>
      <div class="big" data-captions=${big.captions} data-kept=${big.kept} style=${{ "--kept": big.kept_size }}>
        <main class="big-main" id="main" key=${quiet ? held : "screen"}>${shown}</main>
        <${Captions} lang=${live ? undefined : document.documentElement.lang} script=${live && !view.message ? spoken_in : null} says=${captionsFor(view, connection, quiet, sentences)} reading=${reading} />
        ${big.kept !== "none" && html`<div class="big-kept"></div>`}
        ${keys.help && html`<${Help} letters=${big.letters} />`}
      </div>
    <//>
  `;
}

/** Which sentences of the script are said now, or stand on the page that is shown; none where it is all of them. */
function saidNow(reading, from, here, all) {
  if (reading) return [from + reading.at, from + reading.at + 1];
  return here < all ? [from, from + here] : [0, 0];
}

function captionsFor(view, connection, quiet, sentences) {
  const status = connection.status.value;
  if (status === "refused") return [[t("This screen has a new link. We show what we last knew.")]];
  if (status !== "live")
    return [[t("Not live since {time}. We show what we last knew.", { time: minute(connection.since.value) })]];
  if (view.message) return [[view.message.text]];
  return quiet ? [[""]] : runs(view.screen.kind, sentences);
}

function Waiting({ connection }) {
  const lost = connection.status.value === "lost";
  return html`
    <div class="big">
      <main class="big-main" id="main"><h1>${t("Big screen")}</h1></main>
      <${Captions} says=${[[lost ? t("Not connected. We keep trying.") : t("Connecting …")]]} />
    </div>
  `;
}

/** It connects only now: the organiser is told that a big screen is there when it shows something. */
const connectAs = (voice) =>
  start((props) => html`<${Display} ...${props} voice=${voice} />`, { withOutbox: false, neverAProblem: true });

function Before({ onStart }) {
  const [voice, setVoice] = useState(true);
  return html`<${StartPage} title=${readPage().title} voice=${voice} onVoice=${setVoice} onStart=${() => onStart(voice)} />`;
}

function begin(voice) {
  takeTheScreen();
  render(null, root);
  connectAs(voice);
}

const root = document.getElementById("app");

/** The link's secret leaves the address bar at once: perhaps this page is on the wall already. */
async function open() {
  if (wasStarted()) stayAwake();
  else if (!(await enter(readPage()))) {
    root.replaceChildren();
    return render(html`<${Before} onStart=${begin} />`, root);
  }
  return connectAs(true);
}
open();
