// The tablet of one table, drawn from its view: the list with the capture card, or one point's check or result.

import { cx, html, plural, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";
import { BackButton } from "./back.js";
import { TopBar } from "./bar.js";
import { Capture } from "./capture.js";
import { FromOrganiser } from "./cards.js";
import { CheckScreen, statementLook } from "./check.js";
import { refitFields } from "./field.js";
import { Guide } from "./guide.js";
import { Hands, HandsCounted } from "./hands.js";
import { keepFocus } from "./keep-focus.js";
import { Refused } from "./notices.js";
import { FromPhones } from "./offers.js";
import { OutcomeSide, ResultScreen } from "./outcome.js";
import { People } from "./people.js";
import { Points } from "./points.js";
import { ReadBack } from "./read-back.js";
import { RoomHands } from "./room-hands.js";
import { KeySoFar, SendScreen } from "./send.js";
import { SetupScreen } from "./setup.js";
import { ShortList } from "./short-list.js";
import { Cards, hasNews, Signs } from "./signs.js";
import { LeftOver, Lobby, Over } from "./stages.js";
import { pointsNow, Steps } from "./steps.js";
import { openTablet, questionNow } from "./tablet-state.js";

export function Tablet(props) {
  const [tablet] = useState(() => openTablet(props));
  const root = useRef(null);
  useEffect(() => keepFocus(root.current), []);
  const view = tablet.view.value;
  return html`<div class="tablet" ref=${root}>${view ? html`<${Face} tablet=${tablet} view=${view} />` : html`<${Waiting} />`}</div>`;
}

const Waiting = () => html`<main id="main" class="waiting" tabindex="-1"><h1>Opening your table …</h1></main>`;

function Face({ tablet, view }) {
  const point = view.points.find(({ id }) => id === tablet.place.value);
  useEffect(() => {
    document.title = `Table ${view.table} · ${view.event.title}`;
  }, [view.table, view.event.title]);
  const guide = tablet.guide.value !== null;
  useLayoutEffect(() => void (guide || refitFields()), [guide]);
  return html`
    <${TopBar} ...${{ tablet, view, point }} />
    <div class="under-top" hidden=${view.stage.kind === "ended" && view.cards.length === 0 && !hasNews(tablet, view)}><${Steps} ...${{ tablet, view }} /><${Signs} ...${{ tablet, view, point }} /></div>
    <div class="notices"><${Refused} tablet=${tablet} /></div>
    ${guide && html`<${OnePane} over ...${{ tablet, view }}><${Guide} tablet=${tablet} /><//>`}
    <div class="below" hidden=${guide}>${
      point
        ? html`<${PointScreen} key=${point.id} ...${{ tablet, view, point }} />`
        : html`<${OtherScreen} ...${{ tablet, view }} />`
    }</div>
  `;
}

// What lies under the guide stays in the page, hidden, with all that is half typed. What a page has only once is then
// the guide's: its main part, and what comes from outside.
const uncovered = (tablet) => tablet.guide.value === null;

const Main = ({ tablet, over, children }) =>
  html`<main id=${over || uncovered(tablet) ? "main" : undefined} class="column" tabindex="-1">${children}</main>`;

const OnePane = ({ tablet, view, over, children }) => html`<div class="body body-one"><${Main} ...${{ tablet, over }}>
  <div class="pane">${children}${(over || uncovered(tablet)) && html`<${FromOutside} ...${{ tablet, view }} />`}</div><//></div>`;

/** Last on each page, so that nothing lies below it that would move: the strip under the top bar leads here. */
const FromOutside = (given) => html`<${FromOrganiser} ...${given} /><${Cards} ...${given} />`;

const SCREENS = { read: ReadBack, send: SendScreen, table: SetupScreen };

function OtherScreen({ tablet, view }) {
  if (tablet.screen.value === "room") return html`<${RoomScreen} ...${{ tablet, view }} />`;
  const Screen = SCREENS[tablet.screen.value];
  if (!Screen) return html`<${ListScreen} ...${{ tablet, view }} />`;
  return html`<${OnePane} ...${{ tablet, view }}><${Screen} ...${{ tablet, view }} /><//>`;
}

function ListScreen({ tablet, view }) {
  const { kind } = view.stage;
  const lobby = kind === "lobby";
  const writing = questionNow(view) !== null && !lobby && kind !== "ended";
  const tray = useTray(tablet);
  return html`<div class="body">
    <${Main} tablet=${tablet}>
      <div class="pane">
        ${kind === "ended" && html`<${Over} /><${LeftOver} tablet=${tablet} />`}
        ${lobby && html`<${Lobby} view=${view} />`}
        ${(!lobby || view.points.length > 0) && html`<${Points} tablet=${tablet} view=${view} />`}
      </div>
      <div class="foot">
        ${writing && html`<${Capture} tablet=${tablet} view=${view} />`}
        <button type="button" class="button wide tray-button" aria-expanded=${tray.open ? "true" : "false"} aria-controls="tray"
          onClick=${tray.turn}>${tray.open ? "Hide" : "Show"} ${trayWords(view)}</button>
      </div>
    <//>
    <aside id="tray" ref=${tray.ref} class=${cx("side", tray.open && "side-open")} aria-label="Phones, people and key points">
      ${writing && html`<${ShortList} ...${{ tablet, view }} />`}
      ${!lobby && html`<${FromPhones} tablet=${tablet} view=${view} />`}
      ${!lobby && html`<${KeySoFar} tablet=${tablet} view=${view} />`}
      <${People} tablet=${tablet} view=${view} more />
      ${uncovered(tablet) && html`<${FromOutside} ...${{ tablet, view }} />`}
    </aside>
  </div>`;
}

/** Upright, the right column is a tray under the capture field; its button says what is in it. CSS hides the button
 * where there is room for both. */
function useTray(tablet) {
  const open = tablet.tray.value;
  const ref = useRef(null);
  useEffect(() => {
    if (open) ref.current.scrollIntoView({ block: "nearest" });
  }, [open]);
  const turn = () => {
    tablet.tray.value = !open;
  };
  return { open, ref, turn };
}

const trayWords = (view) =>
  [
    plural(view.suggestions.length, "point from phones", "points from phones"),
    plural(view.people.headcount, "person", "people"),
    plural(pointsNow(view).filter(({ key }) => key).length, "key point", "key points"),
  ].join(", ");

/** A check while it is open, its result after. `grow`: the bar grows once, for those who saw it revealed. */
function PointScreen({ tablet, view, point }) {
  const saw = useRef(false);
  const { check } = point;
  const revealed = check?.state === "revealed";
  if (!revealed) saw.current = true;
  return html`<div class="body">
    <${Main} tablet=${tablet}>
      <div class="pane">${
        revealed
          ? html`<${ResultScreen} ...${{ tablet, view, point }} grow=${saw.current} />`
          : check
            ? html`<${CheckScreen} ...${{ tablet, point }} />`
            : html`<${NotAsked} ...${{ tablet, point }} />`
      }</div>
    <//>
    <aside class="side side-open" aria-label=${revealed ? "What the table says" : "Hands and people"}>
      ${revealed ? html`<${OutcomeSide} ...${{ tablet, view, point }} />` : html`<${CheckSide} ...${{ tablet, view, check }} />`}
      ${uncovered(tablet) && html`<${FromOutside} ...${{ tablet, view }} />`}
    </aside>
  </div>`;
}

const RoomScreen = ({ tablet, view }) => html`<div class="body">
    <${Main} tablet=${tablet}><div class="pane"><${RoomHands} ...${{ tablet, view }} /></div><//>
    <aside class="side side-open" aria-label="People">
      <${People} tablet=${tablet} view=${view} />
      ${uncovered(tablet) && html`<${FromOutside} ...${{ tablet, view }} />`}
    </aside>
  </div>`;

function CheckSide({ tablet, view, check }) {
  const open = check?.state === "open";
  return html`
    ${open && html`<${Hands} ...${{ tablet, view, check }} />`}
    ${check?.state === "locked" && html`<${HandsCounted} ...${{ view, check }} />`}
    <${People} tablet=${tablet} view=${view} />`;
}

/** The server did not open the voting; the notice above says why. */
const NotAsked = ({ tablet, point }) => html`<section class="check">
  <h2 class=${statementLook(point.text)} tabindex="-1" data-land>${point.text}</h2>
  <p>Voting is not open on this point.</p>
  <div class="buttons"><${BackButton} tablet=${tablet} point=${point} /></div>
</section>`;
