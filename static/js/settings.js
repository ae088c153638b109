// Settings and reading aloud on the plain pages (home, join). page.js fetches this when somebody asks for it.
import { readAloud, stopReading } from "./parts/aloud.js";
import { Settings } from "./parts/settings.js";
import { html, render } from "./parts/ui.js";
import { t } from "./parts/words.js";

/** The panel takes the page's place until it is done; what was typed below stays. Gives what closes it. */
function open(button, closed) {
  const main = document.getElementById("main");
  const place = document.createElement("div");
  place.className = "page-main";
  main.before(place);
  main.hidden = true;
  button.setAttribute("aria-expanded", "true");
  const close = () => {
    render(null, place);
    place.remove();
    main.hidden = false;
    button.setAttribute("aria-expanded", "false");
    button.focus();
    closed();
    return null;
  };
  // The server drew the page's own words: in another language, or with pictures, it is drawn again.
  render(html`<${Settings} close=${close} spoken=${() => location.reload()} />`, place);
  return close;
}

let reading = false;

/** Reads the page aloud, or stops. */
async function read(button) {
  if (reading) return stopReading();
  const words = button.lastElementChild;
  const listen = words.textContent;
  reading = true;
  words.textContent = t("Stop reading");
  await readAloud(document.getElementById("main"));
  reading = false;
  words.textContent = listen;
}

globalThis.commonTableMore = { open, read };
