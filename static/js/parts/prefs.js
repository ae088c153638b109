// How this person likes to read. Kept on the device only, used by every page.
import { kept } from "./kept.js";

export const SIZES = [100, 125, 150, 175, 200];

/** What can be chosen, the usual one first. */
export const CHOICES = {
  size: SIZES.map(String),
  theme: ["paper", "dark", "cream", "high"],
  typeface: ["legible", "dyslexic"],
  easy: ["off", "on"], // Easy Read: short sentences, one idea a row
  pictures: ["on", "off"], // beside the words, in Easy Read
  motion: ["device", "less"],
  buzz: ["off", "on"],
};

const key = (name) => `common-table:${name}`;

export function readPrefs() {
  const names = Object.keys(CHOICES);
  const values = names.map((name) => {
    const said = kept.read(key(name));
    return [name, CHOICES[name].includes(said) ? said : CHOICES[name][0]];
  });
  return Object.fromEntries(values);
}

/** Changes some of them; gives all. */
export function writePrefs(change) {
  for (const [name, value] of Object.entries(change)) kept.write(key(name), value);
  const prefs = { ...readPrefs(), ...change };
  applyPrefs(prefs);
  return prefs;
}

/** Set by script, not by a style attribute: the page's policy allows no inline style. */
export function applyPrefs(prefs = readPrefs()) {
  const root = document.documentElement;
  // The projector's text is sized for the room, not for one reader.
  if (root.dataset.face === "projector") return;
  for (const name of ["theme", "typeface", "easy", "motion"]) root.dataset[name] = prefs[name];
  root.style.fontSize = prefs.size === "100" ? "" : `${prefs.size}%`;
}

/** Whether pictures stand beside the words. */
export const pictured = ({ easy, pictures }) => easy === "on" && pictures === "on";

/** Whether things may move: this person's choice, else the device's. */
export const still = () =>
  readPrefs().motion === "less" || matchMedia("(prefers-reduced-motion: reduce)").matches === true;
