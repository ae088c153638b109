// How every face begins: read what the server wrote into the page, use up the link's secret, connect, draw.
import { connect } from "../connection.js";
import { openOutbox } from "../outbox.js";
import { enter, readPage } from "./enter.js";
import { kept, presentKey } from "./kept.js";
import { Problem } from "./problem.js";
import { html, render } from "./ui.js";
import { openWithoutNetwork } from "./without-network.js";

/** start(App): App is a component that gets {page, connection, outbox} and reads connection.view.
 * Its root is #app. A refusal for good replaces it by words; where a room looks on (neverAProblem), only if there is
 * nothing else to show. */
export async function start(App, { withOutbox = true, neverAProblem = false } = {}) {
  const page = readPage();
  const root = document.getElementById("app");
  const draw = (what) => {
    root.replaceChildren();
    render(what, root);
  };
  const problem = await enter(page);
  if (problem) return draw(html`<${Problem} ...${problem} />`);
  openWithoutNetwork();
  const connection = connect({ ...page, who: page.face === "phone" ? kept.read(presentKey(page.event)) : null });
  const outbox = withOutbox ? openOutbox({ ...page, connection }) : null;
  draw(html`<${Face} ...${{ App, page, connection, outbox, neverAProblem }} />`);
  return { page, connection, outbox };
}

/** The face, or the reason why there is none. */
function Face({ App, page, connection, outbox, neverAProblem }) {
  const refused = connection.status.value === "refused";
  if (refused && !(neverAProblem && connection.view.value)) return html`<${Problem} ...${connection.problem.value} />`;
  return html`<${App} ...${{ page, connection, outbox }} />`;
}

// Someone opened another link in the same tab: the browser only tells us that the part after # has changed.
addEventListener("hashchange", () => {
  if (location.hash.length > 8) location.reload();
});
