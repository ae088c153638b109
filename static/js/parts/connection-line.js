// Whether what is done here reaches the room, in a dot and words.
import { cx, html } from "./ui.js";

/** The words for a connection's status and an outbox's `saved`. device: "phone", "tablet", "computer". */
function connectionWords(status, saved, { device = "phone", idle = "Connected", short = false } = {}) {
  if (status === "live") return { saved: idle, saving: "Saving …", kept: "Saving …" }[saved ?? "saved"];
  if (status === "refused" || (short && status === "lost")) return "Not connected";
  // A tablet has two lines for it, which are always kept free: nothing moves there when the network goes.
  if (saved && saved !== "saved")
    return `Not connected. Kept on this ${device}.${device === "tablet" ? "" : " We will send it."}`;
  return status === "connecting" ? "Connecting …" : "Not connected. We keep trying.";
}

/** connection and outbox as connect() and openOutbox() give them; outbox may be left out. short: for a narrow head,
 * where what is kept is said beside the thing itself. */
export function ConnectionLine({ connection, outbox, device, idle, short }) {
  const status = connection.status.value;
  const words = connectionWords(status, outbox?.saved.value, { device, idle, short });
  return html`<p class="connection"><span class=${cx("dot", status !== "live" && "dot-open")}></span><span role="status">${words}</span></p>`;
}
