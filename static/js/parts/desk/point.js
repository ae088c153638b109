/** One key point in its table's own words. It can be chosen, dragged, put under a theme, held back or hidden. */
import { cx, html } from "../ui.js";
import { dragging, receiving } from "./drag.js";
import { More } from "./more.js";

export function PointCard({ point, desk }) {
  const chosen = desk.chosen.includes(point.id);
  const drop = receiving(
    desk,
    (dragged) => dragged !== point.id && desk.points.has(dragged) && desk.merge([point.id, dragged]),
  );
  return html`
    <li class=${cx("point-card", chosen && "is-chosen", point.moderated && "is-held")} ...${dragging(point.id)} ...${drop}>
      <label class="point-choose">
        <input type="checkbox" checked=${chosen} onChange=${() => desk.toggle(point.id)} />
        <span class="point-words">${point.text}</span>
      </label>
      <${About} point=${point} />
      <${More} item=${point} desk=${desk} />
    </li>
  `;
}

/** Where it comes from and how it was agreed. */
export function About({ point }) {
  return html`
    <p class="about">
      <span>Table ${point.table}</span><span>Question ${point.question}</span><span>${point.kind_words}</span>
      ${point.from === "phone" && html`<span>Written on a phone</span>`}
      ${point.moderated && html`<strong>${MODERATED[point.moderated]}</strong>`}
    </p>
    <p class="about">${point.result ? html`<strong>${point.result.status_words}.</strong> ${point.result.sentence}` : "Its table did not check agreement."}</p>
    ${point.dissent && html`<p class="dissent"><strong>Not everyone agreed, because</strong> ${point.dissent}</p>`}
  `;
}

export const MODERATED = { held: "Held back from the big screen", hidden: "Hidden from the big screen" };
