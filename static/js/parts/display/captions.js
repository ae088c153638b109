/** The band at the foot, always there: what is being said, in two lines, or that we are not live. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../ui.js";

/** @param says candidates, longest first: the first that fits two lines is shown */
export function Captions({ says }) {
  const twin = useRef(null);
  const [words, setWords] = useState("");
  const choose = () => twin.current && setWords(firstThatFits(twin.current, says));

  useLayoutEffect(choose, [says.join("|")]);
  useEffect(() => {
    const watch = new ResizeObserver(choose);
    watch.observe(twin.current);
    document.fonts?.ready.then(choose);
    return () => watch.disconnect();
  }, [says.join("|")]);

  // The twin is measured out of sight, so that the live region only ever holds what is shown.
  return html`
    <footer class="captions">
      <p class="captions-words" role="status">${words}</p>
      <p class="captions-words captions-twin" aria-hidden="true" ref=${twin}></p>
    </footer>
  `;
}

function firstThatFits(twin, says) {
  for (const candidate of says.map(together)) {
    twin.textContent = candidate;
    if (twin.scrollHeight <= twin.clientHeight + 1) return candidate;
  }
  return together(says.at(-1) ?? "");
}

/** A code, and the short question that opens a sentence, are never broken over two lines. */
const together = (words) => words.replace(/(\d{3}) (\d{3})\b/g, "$1\u00a0$2").replace("No phone?", "No\u00a0phone?");
