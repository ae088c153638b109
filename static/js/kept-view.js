// The last view that a face was shown, kept on the device: a page that is loaded again without network has something
// true to show, and says since when it is not live. Only the faces' own views are kept, for a day.
import { kept } from "./parts/kept.js";

const PREFIX = "common-table:view:";
const DAY_MS = 24 * 3600_000;
const SOON_MS = 800;

export function keepView({ event, face, table }) {
  const key = `${PREFIX}${[event, face, table ?? ""].join(":")}`;
  let timer = 0;
  let latest = null;
  forgetOld();
  addEventListener("pagehide", write);

  function write() {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    kept.write(key, JSON.stringify({ ...latest(), at: Date.now() }));
  }

  return {
    /** Writes what `now` gives, a little later: views may come eight times a second. */
    soon(now) {
      latest = now;
      timer ||= setTimeout(write, SOON_MS);
    },
    read() {
      try {
        const last = JSON.parse(kept.read(key));
        return last && Date.now() - last.at < DAY_MS ? last : null;
      } catch {
        return null;
      }
    },
    forget() {
      clearTimeout(timer);
      timer = 0;
      kept.write(key, null);
    },
  };
}

function forgetOld() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const { at } = JSON.parse(localStorage.getItem(key)) ?? {};
      if (!(Date.now() - at < DAY_MS)) localStorage.removeItem(key);
    }
  } catch {
    // nothing was kept
  }
}
