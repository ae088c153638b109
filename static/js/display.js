// The big screen: it shows what the organiser leads the room through, and never asks for anything after one tap.
import { Captions } from "./parts/display/captions.js";
import { minute } from "./parts/display/clock.js";
import { Lobby } from "./parts/display/lobby.js";
import { Priority } from "./parts/display/priority.js";
import { spoken } from "./parts/display/spoken.js";
import { StartPage, stayAwake, takeTheScreen } from "./parts/display/start-page.js";
import { DissentStep, Forward, Opening, Point, Thanks } from "./parts/display/steps.js";
import { Heading, Take } from "./parts/display/story.js";
import { Talk } from "./parts/display/talk.js";
import { Vote } from "./parts/display/vote.js";
import { start } from "./parts/start.js";
import { html, useState } from "./parts/ui.js";

const SCREENS = {
  lobby: Lobby,
  talk: Talk,
  vote: Vote,
  priority: Priority,
  opening: Opening,
  point: Point,
  dissent: DissentStep,
  forward: Forward,
  heading: Heading,
  take: Take,
  thanks: Thanks,
  ended: Thanks,
};

function Display({ page, connection }) {
  const [started, setStarted] = useState(wasStarted);
  const view = connection.view.value;
  const begin = () => {
    takeTheScreen();
    rememberStarted();
    setStarted(true);
  };
  if (!started) return html`<${StartPage} title=${view?.event.title ?? page.title} onStart=${begin} />`;
  return html`<${Big} view=${view} connection=${connection} />`;
}

function Big({ view, connection }) {
  if (!view) return html`<${Waiting} connection=${connection} />`;
  const { screen } = view;
  const Screen = SCREENS[screen.kind] ?? Thanks;
  return html`
    <div class="big">
      <main class="big-main" id="main"><${Screen} key=${screenKey(screen)} screen=${screen} view=${view} /></main>
      <${Captions} says=${captionsFor(view, connection)} />
    </div>
  `;
}

/** Another key is another screen: the same one keeps its page and does not grow its bar again. */
const screenKey = (screen) => [screen.kind, screen.key ?? "", screen.result ? "result" : ""].join(" ");

function captionsFor(view, connection) {
  if (connection.status.value === "live") return spoken(view);
  return [`Not live since ${minute(connection.since.value)}. We show what we last knew.`];
}

function Waiting({ connection }) {
  const lost = connection.status.value === "lost";
  return html`
    <div class="big">
      <main class="big-main" id="main"><h1>Big screen</h1></main>
      <${Captions} says=${[lost ? "Not connected. We keep trying." : "Connecting …"]} />
    </div>
  `;
}

/** After a reload the screens come back by themselves: perhaps nobody stands beside this computer. */
function wasStarted() {
  try {
    return sessionStorage.getItem("big-screen") === location.pathname;
  } catch {
    return false;
  }
}

function rememberStarted() {
  try {
    sessionStorage.setItem("big-screen", location.pathname);
  } catch {
    // Without a store, a reload asks for one more tap.
  }
}

if (wasStarted()) stayAwake();
start(Display, { withOutbox: false });
