// Small things that one browser remembers. localStorage may be missing, full or forbidden: then nothing is kept, and
// nothing breaks.
export const kept = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value === null || value === "") localStorage.removeItem(key);
      else localStorage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  },
};

const PRESENT = "common-table:present:";

/** Who holds a shared phone, of one event. */
export const presentKey = (event) => PRESENT + event;

const HELPING = "common-table:helping-wanted";

/** Someone who joins for two: for the person they help, and for themselves. */
export const wantHelping = (wanted) => kept.write(HELPING, wanted ? "1" : "");
export const helpingWanted = () => kept.read(HELPING) === "1";

/** Someone joins by the form: they hold the phone now, whoever held it before. */
export function forgetPresent() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PRESENT)) localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
