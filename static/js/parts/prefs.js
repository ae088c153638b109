// How this person likes to read: text size and colours. Kept on the device only, used by every page.
import { kept } from "./kept.js";

export const SIZES = [100, 125, 150, 175, 200];
export const THEMES = [
  { id: "paper", words: "Paper" },
  { id: "dark", words: "Dark" },
  { id: "cream", words: "Cream" },
  { id: "high", words: "High contrast" },
];

const SIZE = "common-table:size";
const THEME = "common-table:theme";

export function readPrefs() {
  const size = Number(kept.read(SIZE));
  const theme = kept.read(THEME);
  return {
    size: SIZES.includes(size) ? size : 100,
    theme: THEMES.some(({ id }) => id === theme) ? theme : "paper",
  };
}

export function writePrefs(prefs) {
  kept.write(SIZE, String(prefs.size));
  kept.write(THEME, prefs.theme);
  applyPrefs(prefs);
}

/** Set by script, not by a style attribute: the page's policy allows no inline style. */
export function applyPrefs({ size, theme } = readPrefs()) {
  const root = document.documentElement;
  // The projector's text is sized for the room, not for one reader.
  if (root.dataset.face === "projector") return;
  root.dataset.theme = theme;
  root.style.fontSize = size === 100 ? "" : `${size}%`;
}
