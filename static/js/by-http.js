// The same as the socket, by plain requests: for networks that let no socket through.

const ANSWER_MS = 8_000;

export const postOperation = ({ event, face, table, op }) =>
  ask(`/e/${encodeURIComponent(event)}/operation`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ face, table: table ?? null, operation: op }),
  });

export function fetchView({ event, face, table, who }) {
  const given = Object.entries({ face, table, who }).filter(([, value]) => value != null);
  return ask(`/e/${encodeURIComponent(event)}/view?${new URLSearchParams(given)}`, {});
}

/** What is said aloud of the step that is shown, in a language. */
export const fetchScript = ({ event, lang }) => ask(`/e/${encodeURIComponent(event)}/script?lang=${lang}`, {});

/** A person's own answers, to look at again. */
export const fetchMine = ({ event, who }) =>
  ask(`/e/${encodeURIComponent(event)}/mine?${new URLSearchParams({ who })}`, {});

async function ask(path, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const headers = { accept: "application/json", ...options.headers };
    const response = await fetch(path, { ...options, headers, credentials: "same-origin", signal: stop.signal });
    return await response.json();
  } finally {
    clearTimeout(timer);
  }
}
