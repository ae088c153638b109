// What the server wrote into the page, and the way in by a link. Light: plain pages use it without a connection.

export function readPage() {
  return JSON.parse(document.getElementById("page")?.textContent || "{}");
}

/** If the address ends in a secret, trade it for a cookie, then take it out of the address bar and the history. */
export async function enter({ event, face, role = face, table }) {
  const secret = decodeURIComponent(location.hash.slice(1));
  if (!secret || secret === "main") return null; // "#main" is the skip link
  const answer = await postEnter({ event, role, table, secret });
  if (!answer.ok) return answer;
  history.replaceState(history.state, "", location.pathname + location.search);
  return null;
}

async function postEnter(body) {
  try {
    const response = await fetch("/enter", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      credentials: "same-origin",
    });
    return await response.json();
  } catch {
    return { ok: false, code: "no_answer", words: "" };
  }
}
