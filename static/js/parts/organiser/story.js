/** Composing what the room is told: the order, what is left out, headings, notes, what goes forward. */
import { html, useId, useSignal } from "../ui.js";
import { Act } from "./act.js";

export function Stories({ view, lead }) {
  return view.stories.map((story) => html`<${Story} key=${story.stage} story=${story} lead=${lead} />`);
}

function Story({ story, lead }) {
  const { stage, blocks } = story;
  const title = useId();
  const act = (name, fields) => lead.send(name, { stage, ...fields });
  return html`
    <section class="story" aria-labelledby=${title}>
      <h2 id=${title}>${`The story: ${story.name}`}</h2>
      <p class="soft">The room is told this, one after the other. Move it, leave something out, or add a heading.</p>
      <p><${Act} able=${lead.able} onPress=${() => act("propose_story", {})}>
        ${story.proposed ? "Propose the order again" : "Propose a good order"}<//></p>
      <ol class="story-blocks">
        ${blocks.map((block, at) => html`<${Block} key=${block.block} ...${{ block, at, blocks, act, lead }} />`)}
      </ol>
      <${NewHeading} act=${act} lead=${lead} blocks=${blocks} />
    </section>
  `;
}

function Block({ block, at, blocks, act, lead }) {
  const { words, out, item, forward } = block;
  const words_ = `: ${words}`;
  const move = (before) => act("move_block", { block: block.block, before });
  const named = (verb) => html`${verb}<span class="visually-hidden">${words_}</span>`;
  return html`
    <li class=${out ? "story-block story-out" : "story-block"}>
      <p><b>${words}</b>${out && " (left out)"} ${block.from && html`<span class="soft">${block.from}</span>`}</p>
      <div class="story-acts">
        <${Act} able=${lead.able && at > 0} onPress=${() => move(blocks[at - 1].block)}>${named("Earlier")}<//>
        <${Act} able=${lead.able && at < blocks.length - 1} onPress=${() => move(blocks[at + 2]?.block ?? "")}>${named("Later")}<//>
        <${Act} able=${lead.able} onPress=${() => act("leave_out", { block: block.block, out: !out })}>
          ${named(out ? "Tell it" : "Leave out")}<//>
        ${
          item &&
          html`<label><input type="checkbox" checked=${forward} disabled=${!lead.able}
            onChange=${() => lead.send("choose_forward", { item, on: !forward })} /> ${named("Goes forward")}</label>`
        }
      </div>
    </li>
  `;
}

function NewHeading({ act, lead, blocks }) {
  const words = useSignal("");
  const id = useId();
  const add = async (event) => {
    event.preventDefault();
    if (!lead.able || !words.value.trim()) return;
    const before = blocks.find(({ kind }) => kind === "forward")?.block ?? "";
    const ack = await act("write_heading", { text: words.value, before });
    if (ack.ok) words.value = "";
  };
  return html`
    <form class="story-heading" onSubmit=${add}>
      <label for=${id}>A heading of your own</label>
      <input id=${id} maxlength="80" value=${words} onInput=${(event) => {
        words.value = event.target.value;
      }} />
      <button type="submit" class="button">Add it</button>
    </form>
  `;
}
