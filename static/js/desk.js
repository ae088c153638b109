// The theme desk: what all tables say, sorted under themes and merged into statements, by several people at once.
import { Suggestions, useAlike } from "./parts/desk/alike.js";
import { Chosen } from "./parts/desk/chosen.js";
import { Head } from "./parts/desk/head.js";
import { Merge } from "./parts/desk/merge.js";
import { Said } from "./parts/desk/said.js";
import { useDesk } from "./parts/desk/state.js";
import { Themes } from "./parts/desk/themes.js";
import { Tray } from "./parts/desk/tray.js";
import { LettersSwitch } from "./parts/present/keys.js";
import { start } from "./parts/start.js";
import { html } from "./parts/ui.js";

function Desk({ page, connection, outbox }) {
  const view = connection.view.value;
  const desk = useDesk(view, connection, outbox);
  const alike = useAlike(page.event, desk);
  if (!view)
    return html`<main class="problem" id="main"><h1>${page.title}</h1><p role="status">Connecting …</p></main>`;
  return html`
    <${Head} desk=${desk} connection=${connection} outbox=${outbox} />
    <main class="desk" id="main" tabindex="-1">
      <div class="desk-notes"><${Tray} desk=${desk} outbox=${outbox} /></div>
      <${Said} desk=${desk} />
      <div class="desk-work">
        <${Chosen} desk=${desk} />
        ${desk.merging.value && html`<${Merge} key=${desk.merging.value.key} desk=${desk} />`}
        <${Suggestions} desk=${desk} alike=${alike} />
        <${Themes} desk=${desk} />
        <${LettersSwitch} />
      </div>
    </main>
  `;
}

start(Desk);
