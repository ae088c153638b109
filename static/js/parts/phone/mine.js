// One's own answers, to look at again. Asked for when somebody wants to see them.
import { fetchMine } from "../../by-http.js";
import { Shape } from "../shapes.js";
import { html, useEffect, useSignal } from "../ui.js";
import { said, t } from "../words.js";
import { Panel } from "./panel.js";

export function MinePanel({ page, view, connection, close }) {
  const list = useSignal(null);
  const problem = useSignal("");
  const who = connection.who.value;
  const ask = async () => {
    problem.value = "";
    try {
      const answer = await fetchMine({ event: page.event, who });
      if (!answer.ok) throw new Error(answer.words);
      list.value = answer.answers;
    } catch {
      problem.value = t("We cannot get your answers just now. Check the connection, then try again.");
    }
  };
  useEffect(() => {
    ask();
  }, [who]);
  return html`<${Panel} id="mine" title=${t("My answers")}>
    <p>${t("Only you see this page.")}</p>
    <p role="status">${problem.value || (list.value ? "" : t("One moment …"))}</p>
    ${problem.value && html`<button class="button" type="button" onClick=${ask}>${t("Try again")}</button>`}
    ${list.value?.length === 0 && html`<p>${t("You have not been asked anything yet.")}</p>`}
    <ol class="my-answers">
      ${(list.value ?? []).map((one) => html`<${Asked} key=${one.check} one=${one} answers=${view.answers} />`)}
    </ol>
    <div class="panel-buttons"><button class="button main" type="button" onClick=${close}>${t("Go back")}</button></div>
  <//>`;
}

function Asked({ one, answers }) {
  const answer = answers.find(({ id }) => id === one.answer);
  return html`<li class="my-answer">
    <h3 dir="auto">${said(one.text)}</h3>
    <p class="closed-answer">
      ${answer ? html`<${Shape} shape=${answer.shape} id=${answer.id} /> <span>${t("You said: {answer}", { answer: answer.words })}</span>` : t("You did not answer.")}
    </p>
    ${one.worry && html`<p>${t("What would make it better:")} <span dir="auto">“${one.worry}”</span></p>`}
    ${one.sentence && html`<p class="soft">${said(one.sentence)}</p>`}
  </li>`;
}
