/** The script of the screen, or of the page of it that is shown: what captions and voice say now. */
import { useMemo, useState } from "../ui.js";

/** Another key is another screen: the same one keeps its page and does not grow its bar again. */
export const screenKey = (screen) => [screen.kind, screen.key ?? "", screen.result ? "result" : ""].join(" ");

/** @returns script: of the whole screen; sentences: of the page; from: where they begin; mark: changes when other ones are to be read; tell([from, until]) */
export function useScript({ key, spoken = [], spoken_of: parts = [] }) {
  const [shown, setShown] = useState(null);
  const script = useMemo(() => ({ spoken, parts }), [key, spoken.join("\n")]);
  const tell = useMemo(
    () => (place) => {
      const next = place && { key, from: place[0], until: place[1] };
      setShown((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    },
    [key],
  );
  const page = shown?.key === key ? shown : { from: 0, until: spoken.length };
  return { script, sentences: spoken.slice(page.from, page.until), from: page.from, mark: `${key} ${page.from}`, tell };
}
