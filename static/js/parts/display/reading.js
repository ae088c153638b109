/**
 * Reading aloud by the browser's own voice, one sentence after the other. The caption is always what is being said.
 * Where there is no voice, captions go on alone, at the pace of somebody who reads them out.
 */
import { languageOf } from "../own-words.js";
import { useEffect, useRef, useState } from "../ui.js";

const WAIT_FOR_VOICES = 1_200;
const NO_VOICE = "There is no voice on this screen. Here are the words.";
const LETTER_MS = 65;

/** @returns null while nothing is read, else {text, from, to, done}: the sentence, and the word that is being said */
export function useReading({ sentences, mark, big, voice, stopped }) {
  const [now, setNow] = useState(null);
  const place = useRef({ mark: "", at: 0 });
  const wanted = `${mark} ${big.again}`;
  // Read where the voice is: what is being said goes on, also while the screen is still being set in pages.
  const script = useRef(sentences);
  script.current = sentences;
  const [more, setMore] = useState(0);

  useEffect(() => {
    if (place.current.mark !== wanted) place.current = { mark: wanted, at: 0 };
    if (big.aloud === "off" || stopped) {
      setNow(null);
      return undefined;
    }
    if (big.aloud === "paused") return undefined;
    return readOn(script, place.current, { rate: big.speed / 100, voice }, setNow);
  }, [wanted, big.aloud, big.speed, voice, stopped, more]);
  // What came after the last sentence was said is said too.
  useEffect(() => {
    if (!now && place.current.at > 0 && place.current.at < sentences.length) setMore((times) => times + 1);
  }, [sentences.length]);

  return now;
}

/** Reads on from `place.at` of `script.current`; answers how to stop. */
function readOn(script, place, { rate, voice }, tell) {
  let stopped = false;
  let timer = 0;
  const synth = voice ? window.speechSynthesis : null;

  const next = () => {
    if (stopped) return;
    const text = script.current[place.at];
    if (text === undefined) return tell(null);
    tell({ text, from: 0, to: 0 });
    const done = () => {
      if (stopped) return;
      place.at += 1;
      next();
    };
    if (hasVoice(synth)) say(synth, text, rate, tell, done);
    else timer = setTimeout(done, Math.max(2_500, text.length * LETTER_MS) / rate);
  };
  const begin = () => {
    if (stopped) return;
    if (voice && !hasVoice(synth) && place.at === 0) {
      tell({ text: NO_VOICE, from: 0, to: 0 });
      timer = setTimeout(next, 3_500);
    } else next();
  };

  // Chrome names its voices a moment after it is asked for the first time.
  if (synth && !hasVoice(synth)) timer = setTimeout(begin, WAIT_FOR_VOICES);
  else begin();
  return () => {
    stopped = true;
    clearTimeout(timer);
    synth?.cancel();
  };
}

const hasVoice = (synth) => Boolean(synth && synth.getVoices().length > 0);

function say(synth, text, rate, tell, done) {
  const said = new SpeechSynthesisUtterance(text);
  said.lang = languageOf(text, "en-GB");
  said.voice = synth.getVoices().find(({ lang }) => lang.startsWith(said.lang.slice(0, 2))) ?? null;
  said.rate = rate;
  said.onboundary = ({ name, charIndex }) => {
    if (name && name !== "word") return;
    const length = /\s|$/.exec(text.slice(charIndex)).index;
    tell({ text, from: charIndex, to: charIndex + length });
  };
  said.onend = done;
  said.onerror = ({ error }) => error !== "canceled" && error !== "interrupted" && done();
  synth.speak(said);
}
