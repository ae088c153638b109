// Runs in the head of every page, before it is drawn: colours and text size. Then small comforts for plain forms,
// which all work without it.
import { forgetPresent, wantHelping } from "./parts/kept.js";
import { applyPrefs, pictured, readPrefs } from "./parts/prefs.js";
import { t } from "./parts/words.js";

applyPrefs();

document.addEventListener("DOMContentLoaded", () => {
  nameTheJoinButton();
  sendOnce();
  writeDates();
  offerMore();
  drawPictures();
  document.querySelector("[data-error]")?.focus();
});

/** "Join" becomes "Join Table 4", with the table that is chosen. */
function nameTheJoinButton() {
  const button = document.querySelector("[data-join]");
  const form = button?.form;
  if (!form) return;
  const say = () => {
    const table = new FormData(form).get("table");
    button.textContent = table ? t("Join Table {n}", { n: table }) : t("Join");
  };
  form.addEventListener("submit", (event) => {
    forgetPresent();
    wantHelping(event.submitter?.name === "helping");
  });
  form.addEventListener("change", say);
  say();
}

/** Settings and reading aloud, fetched when somebody asks for them. Without script there is nothing to offer. */
function offerMore() {
  const settings = document.querySelector("[data-open-settings]");
  const listen = document.querySelector("[data-listen]");
  if (!settings) return;
  const more = (call) => async () =>
    call(globalThis.commonTableMore ?? (await fetchMore(settings.dataset.openSettings)));
  let close = null;
  const toggle = more(({ open }) => {
    close = close ? close() : open(settings, () => (close = null));
  });
  settings.addEventListener("click", toggle);
  settings.hidden = false;
  const offerVoice = () => {
    listen.hidden = speechSynthesis.getVoices().length === 0;
  };
  if (!globalThis.speechSynthesis) return;
  offerVoice();
  speechSynthesis.addEventListener?.("voiceschanged", offerVoice);
  listen.addEventListener(
    "click",
    more(({ read }) => read(listen)),
  );
}

function fetchMore(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(globalThis.commonTableMore);
    script.onerror = reject;
    document.head.append(script);
  });
}

/** Easy Read's pictures, where the server's page says which. */
function drawPictures() {
  if (!pictured(readPrefs())) return;
  for (const place of document.querySelectorAll("[data-picture]")) {
    const file = document.documentElement.dataset.sprite;
    const picture = `<svg class="picture" viewBox="0 0 64 64" aria-hidden="true"><use href="${file}#${place.dataset.picture}"/></svg>`;
    place.classList.add("pictured");
    place.insertAdjacentHTML("afterbegin", picture);
  }
}

/** A second tap while the first is on its way changes nothing. */
function sendOnce() {
  for (const form of document.querySelectorAll("form[data-once]")) {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      if (Date.now() - sent < 4_000) event.preventDefault();
      else sent = Date.now();
    });
  }
}

/** "2026-11-24" becomes "Tuesday 24 November 2026", in the page's language. */
function writeDates() {
  const { lang } = document.documentElement;
  const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : `${lang}-u-nu-latn`, {
    dateStyle: "full",
    timeZone: "UTC",
  });
  for (const time of document.querySelectorAll("time[datetime]")) {
    const date = new Date(time.getAttribute("datetime"));
    if (!Number.isNaN(date.getTime())) time.textContent = words.format(date);
  }
}
