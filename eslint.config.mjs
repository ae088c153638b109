// Only this: does what we built run in browsers of five years ago (package.json, "browserslist")? Style and mistakes
// are biome's. The syntax is read as of 2020, as build.mjs promises; what browsers offer, by the compat plugin.
import compat from "eslint-plugin-compat";

// Newer, and asked for before use: without them something small is missing, and everything works.
const ASKED_FOR = [
  "AudioContext",
  "TransformStream", // engine.io-client, only for WebTransport
  "WebTransport",
  "document.exitFullscreen", // only where requestFullscreen has worked
  "document.fullscreenElement",
  "navigator.clipboard",
  "navigator.locks",
  "navigator.serviceWorker",
  "navigator.vibrate",
  "navigator.wakeLock",
];

export default [
  {
    ...compat.configs["flat/recommended"],
    files: ["static/built/*.js"],
    languageOptions: { ecmaVersion: 2020, sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "off" },
    settings: { polyfills: ASKED_FOR },
  },
];
