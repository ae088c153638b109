/** A statement: its words, what can be said of it, and every point behind it. */
import { Act } from "../organiser/act.js";
import { cx, html, plural, useState } from "../ui.js";
import { dragging, receiving } from "./drag.js";
import { More } from "./more.js";
import { About, MODERATED } from "./point.js";
import { Reword } from "./reword.js";

export function StatementCard({ statement, desk }) {
  const [writing, setWriting] = useState(false);
  const sources = statement.sources.map((id) => desk.points.get(id)).filter(Boolean);
  const add = (ids) =>
    desk.act("add_to_statement", { statement: statement.id, sources: ids }, "Added to the statement.");
  const drop = receiving(desk, (dragged) => desk.points.has(dragged) && !statement.voted && add([dragged]));
  const addChosen = async () => {
    if ((await add(desk.chosen)).ok) desk.clear();
  };
  return html`
    <li class=${cx("statement", statement.moderated && "is-held")} ...${dragging(statement.id)} ...${drop}>
      <h4 class="statement-words">${statement.text}</h4>
      <${Marks} statement=${statement} />
      ${statement.merged_words && html`<p class="about">${statement.merged_words}</p>`}
      ${statement.dissent && html`<p class="dissent"><strong>Not everyone agreed, because</strong> ${statement.dissent}</p>`}
      <${TheirDissent} sources=${sources} />
      ${writing && html`<${Reword} key=${statement.id} statement=${statement} desk=${desk} done=${() => setWriting(false)} />`}
      <details class="more">
        <summary>Made of ${plural(sources.length, "point", "points")}<span class="visually-hidden">: “${statement.text}”</span></summary>
        <ul class="sources">
          ${sources.map((point) => html`<${Source} key=${point.id} ...${{ point, statement, desk }} />`)}
        </ul>
      </details>
      <p class="buttons">
        ${!writing && !statement.asked && html`<${Act} able=${desk.able} onPress=${() => setWriting(true)}>Change the words<//>`}
        ${!statement.voted && desk.chosen.length > 0 && html`<${Act} able=${desk.able} onPress=${addChosen}>Add the ${plural(desk.chosen.length, "chosen point", "chosen points")}<//>`}
      </p>
      <${More} item=${statement} desk=${desk}><${TakeApart} statement=${statement} desk=${desk} /><//>
    </li>
  `;
}

/** Why some at the tables did not agree with their own points: it stays in sight when they are merged. */
function TheirDissent({ sources }) {
  const said = sources.filter(({ dissent }) => dissent);
  if (said.length === 0) return null;
  const [first] = said;
  return html`
    <p class="dissent"><strong>Not everyone agreed, because</strong> ${first.dissent} <span class="soft">(Table ${first.table})</span>${
      said.length > 1 &&
      html` <strong>And ${plural(said.length - 1, "table more", "tables more")}:</strong> see its points.`
    }</p>
  `;
}

function Marks({ statement }) {
  const from = `From ${statement.tables.length === 1 ? "Table" : "Tables"} ${statement.tables.join(", ")}`;
  return html`
    <p class="about">
      <span>${from}</span>
      ${statement.asked && html`<strong>The room is asked about it now</strong>`}
      ${statement.voted && !statement.asked && html`<strong>The room has voted on it: it stays</strong>`}
      ${statement.doubted && html`<strong>The desk would take it apart</strong>`}
      ${statement.moderated && html`<strong>${MODERATED[statement.moderated]}</strong>`}
    </p>
  `;
}

function Source({ point, statement, desk }) {
  const take = () =>
    desk.act(
      "take_from_statement",
      { statement: statement.id, source: point.id },
      "Taken out. It stands for itself again.",
    );
  return html`
    <li>
      <p class="point-words">${point.text}</p>
      ${point.heard && html`<p class="about">When it was merged, the table said: “${point.heard}”</p>`}
      ${point.left && html`<p class="about"><strong>${point.left}</strong></p>`}
      <${About} point=${point} />
      ${!statement.voted && html`<p><${Act} able=${desk.able} onPress=${take}>Take it out<span class="visually-hidden">: “${point.text}”</span><//></p>`}
    </li>
  `;
}

function TakeApart({ statement, desk }) {
  const { id, version } = statement;
  const apart = () =>
    desk.act(
      "unmerge_statement",
      { statement: id, version },
      statement.voted ? "Marked." : "Taken apart. Its points stand for themselves again.",
    );
  if (statement.voted && statement.doubted) return null;
  return html`
    ${statement.voted && html`<p class="about">The room has voted on these words, so they stay. You can mark that you would take them apart.</p>`}
    <p><${Act} able=${desk.able} onPress=${apart}>${statement.voted ? "Mark it" : "Take it apart"}<span class="visually-hidden">: “${statement.text}”</span><//></p>
  `;
}
