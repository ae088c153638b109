// A group in one line, the tick standing for agreeing, and under it how much of the group that is, with a line at half.
import { languageOf } from "./own-words.js";
import { Shape } from "./shapes.js";
import { html } from "./ui.js";

export const GroupRow = ({ row }) => html`
  <p class="group-said">
    <${Shape} shape="full" id="agree" /> <bdi lang=${languageOf(row.group)}>${row.group}</bdi>: <strong>${row.words}</strong>
  </p>
  <span class="group-bar" aria-hidden="true">
    <span class="group-bar-agree fill-full" style=${{ inlineSize: `${(100 * row.agree) / row.answered}%` }}></span>
    <span class="group-bar-half"></span>
  </span>
`;
