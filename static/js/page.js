// Runs in the head of every page, before it is drawn: colours and text size. Then small comforts for plain forms,
// which all work without it.
import { forgetPresent } from "./parts/kept.js";
import { applyPrefs } from "./parts/prefs.js";
import { t } from "./parts/words.js";

applyPrefs();

document.addEventListener("DOMContentLoaded", () => {
  nameTheJoinButton();
  sendOnce();
  writeDates();
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
  form.addEventListener("submit", forgetPresent);
  form.addEventListener("change", say);
  say();
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
