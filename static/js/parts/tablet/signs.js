// What comes from outside while people work: a card, the organiser's words, that the room has moved. It has a place
// of its own under the top bar that is kept free for it, so that nothing moves under a finger when it comes.
import { announce } from "../announce.js";
import { html, plural, useEffect, useRef } from "../ui.js";
import { closeGuide } from "./guide.js";
import { RoomSign, roomVotes } from "./room-hands.js";
import { go, questionNow, unfinishedQuestions } from "./tablet-state.js";
import { isAt, stageWords } from "./words.js";

/** There is room for one in full: a card comes first, since somebody at the table waits. That the room votes stands
 * beside it: everybody waits. */
export function Signs({ tablet, view, point }) {
  const card = view.cards.length > 0;
  const message = hasNews(tablet, view);
  const vote = roomVotes(tablet, view, point);
  const asks = !card && !message && !vote && asksForPeople(view);
  const none = !card && !message && !asks && !vote && view.stage.kind !== "ended";
  return html`<div class="signs">
    <${Moved} ...${{ tablet, view, point }} short=${card || message || vote} full=${vote && (card || message)} />
    <${RoomSign} ...${{ tablet, view }} shown=${vote} />
    <${MessageSign} ...${{ tablet, view, point }} shown=${message && !card} />
    ${asks && html`<${CountSign} ...${{ tablet, view }} />`}
    <${CardSign} ...${{ tablet, view, point }} />
    ${none && html`<${Quiet} tablets=${view.people.tablets} />`}
  </div>`;
}

const Quiet = ({ tablets }) =>
  tablets > 1
    ? html`<p class="signs-none signs-tablets soft">${tablets} tablets are open here. They work together.</p>`
    : html`<p class="signs-none soft">No card is up. Cards and the organiser’s words come here.</p>`;

const LOOKING = { summary: "The room is looking at the big screen.", closing: "The room is closing." };

/** Always in the page, so that screen readers hear its words when they come. Nothing that was begun is taken away. */
function Moved({ tablet, view, point, short, full }) {
  const { stage } = view;
  const about = tablet.about.value;
  const left = point ? !isAt(stage, point.question) : about !== null && about !== questionNow(view)?.number;
  const behind =
    !full && stage.kind !== "ended" && (left || unfinishedQuestions(tablet, view).some((q) => !isAt(stage, q)));
  const way = behind && left && stage.kind === "question";
  const there = () => {
    go(tablet, null);
    requestAnimationFrame(() => {
      scrollTo(0, 0); // upright, the page may be anywhere
      document.getElementById("said-title")?.focus();
    });
  };
  return html`<div role="status" class="moved">
    ${behind && !(short && way) && html`<p><strong>The room has moved to ${stageWords(stage)}.</strong>${!short && " Nothing closes."}</p>`}
    ${!behind && !short && LOOKING[stage.kind] && html`<p><strong>${LOOKING[stage.kind]}</strong> You can still finish here.</p>`}
    ${way && html`<button type="button" class="button" onClick=${there}>Go to question ${stage.number}</button>`}
  </div>`;
}

/** The organiser's words, as many as two lines hold; in full they stand at the end of the page. */
function MessageSign({ tablet, view, point, shown }) {
  const { message } = view;
  useEffect(() => announce(hasNews(tablet, view) && `From the organiser: ${message.text}`), [message?.at]);
  if (!shown) return null;
  const see = () => {
    if (!point) tablet.tray.value = true;
    show("from-organiser");
  };
  const read = () => {
    tablet.read.value = message.at;
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return html`<section class="sign-message" aria-label="From the organiser">
    <button type="button" class="button sign-words" onClick=${see}><span>From the organiser: ${message.text}</span></button>
    <button type="button" class="button" aria-label="Seen: the organiser’s words" onClick=${read}>Seen</button>
  </section>`;
}

export const hasNews = (tablet, { message }) => Boolean(message) && message.at !== tablet.read.value;

/** Without a headcount nobody can say who has not answered yet. */
const asksForPeople = ({ people, stage }) => people.phones > people.headcount && stage.kind !== "ended";

function CountSign({ tablet, view }) {
  const { phones, headcount } = view.people;
  // The people's number can be typed; that of the hands, above it during a vote, cannot.
  const field = () => [...document.querySelectorAll("input.stepper-number")].find((input) => input.offsetParent);
  const count = () => {
    if (tablet.guide.value) closeGuide(tablet);
    requestAnimationFrame(() => {
      if (!field()) go(tablet, null, "table");
      requestAnimationFrame(() => field()?.focus());
    });
  };
  return html`<button type="button" class="button sign-words" onClick=${count}><span>${plural(phones, "phone", "phones")}, ${plural(headcount, "person", "people")} counted. How many are you?</span></button>`;
}

/** A card that stands alone is seen with one tap. Its words, and several, are at the end of the page. */
function CardSign({ tablet, view, point }) {
  const { cards } = view;
  const known = useRef(new Set(cards.map(({ id }) => id)));
  useEffect(() => {
    const fresh = cards.filter(({ id }) => !known.current.has(id));
    if (fresh.length > 0) announce(`A card from this table: ${fresh.map(({ title }) => title).join(", ")}`);
    known.current = new Set(cards.map(({ id }) => id));
  }, [cards]);
  const [card] = cards;
  if (!card) return null;
  const all = () => {
    if (!point) tablet.tray.value = true;
    show("cards-raised");
  };
  const lower = () => {
    seen(tablet, card);
    document.getElementById("main")?.focus({ preventScroll: true });
  };
  return html`<section class="sign-card" aria-label="A card from this table">
    <${Drawing} kind=${card.kind} />
    <strong>${cards.length > 1 ? `${cards.length} cards` : `“${card.title}”`}</strong>
    ${hasMore(cards) && html`<button type="button" class="button" onClick=${all}>${cards.length > 1 ? "See them" : "Read it"}</button>`}
    ${cards.length === 1 && html`<button type="button" class="button" aria-label=${`Seen: ${card.title}`} onClick=${lower}>Seen</button>`}
  </section>`;
}

/** The picture that the phone shows on it. */
const Drawing = ({ kind }) => html`<svg class="card-drawing" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
  <use href=${`${document.documentElement.dataset.sprite}#card-${kind}`} />
</svg>`;

const hasMore = (cards) => cards.length > 1 || cards.some(({ words }) => words);

/** A card says what it says; whose it is, nobody is told. Last on the page: what is above it stays where it is. */
export function Cards({ tablet, view }) {
  if (!hasMore(view.cards)) return null;
  return html`<section class="raised" id="cards-raised" tabindex="-1" data-land aria-label="Cards from this table">
    ${view.cards.map((card) => html`<${Card} key=${card.id} ...${{ tablet, card }} />`)}
  </section>`;
}

function Card({ tablet, card }) {
  return html`<div class="raised-card">
    <${Drawing} kind=${card.kind} />
    <div class="raised-words"><p><strong>“${card.title}”</strong></p>
      ${card.words && html`<p>${card.words}</p>`}
      <p class="note soft">A card from this table</p></div>
    <button type="button" class="button" aria-label=${`Seen: ${card.title}`} onClick=${() => seen(tablet, card)}>Seen</button>
  </div>`;
}

function seen(tablet, card) {
  tablet.say("answer_card", { card: card.id });
  announce("The card is down. The person sees that you have seen it.");
}

function show(id) {
  requestAnimationFrame(() => {
    const found = document.getElementById(id);
    found?.scrollIntoView({ block: "nearest" });
    found?.focus({ preventScroll: true });
  });
}
