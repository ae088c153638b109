/**
 * Reading aloud by the browser's own voice, one sentence after the other. The caption is always what is being said.
 * Where there is no voice for its language, captions go on alone, at the pace of somebody who reads them out.
 */
import { useEffect, useRef, useState } from "../ui.js";
import { t } from "../words.js";
import { inLanguages } from "./in-languages.js";

const WAIT_FOR_VOICES = 1_200;
const LETTER_MS = 65;

/** Milliseconds in which somebody reads so many letters. */
export const readingTime = (letters) => Math.max(2_500, letters * LETTER_MS);

/** @returns null while nothing is read, else {text, at, from, to}: the sentence, its place, the word that is being said */
export function useReading({ sentences, lang, mark, big, voice, stopped }) {
  const [now, setNow] = useState(null);
  const place = useRef({ mark: "", at: 0 });
  const voiceless = useRef("");
  const wanted = `${mark} ${big.again}`;
  // Read where the voice is: what is being said goes on, also while the screen is still being set in pages.
  const script = useRef(sentences);
  script.current = sentences;
  const [more, setMore] = useState(0);

  useEffect(() => {
    if (place.current.mark !== wanted) place.current = { mark: wanted, at: 0 };
    if (big.aloud === "off") voiceless.current = "";
    if (big.aloud === "off" || stopped) {
      setNow(null);
      return undefined;
    }
    if (big.aloud === "paused") return undefined;
    return readOn(script, place.current, { rate: big.speed / 100, voice, lang, voiceless }, setNow);
  }, [wanted, big.aloud, big.speed, voice, lang, stopped, more]);
  // What came after the last sentence was said is said too.
  useEffect(() => {
    if (!now && place.current.at > 0 && place.current.at < sentences.length) setMore((times) => times + 1);
  }, [sentences.length]);

  // Said while drawing: the words of a language may come a moment later than its script.
  const noVoice = t("This screen has no voice for this language. Here are the words.");
  return now && { ...now, text: now.text ?? noVoice };
}

/**
 * Reads on from `place.at` of `script.current`; answers how to stop.
 * `voiceless.current`: the language of which it was said already, since reading began, that there is no voice.
 */
function readOn(script, place, { rate, voice, lang, voiceless }, tell) {
  let stopped = false;
  let timer = 0;
  const synth = voice ? window.speechSynthesis : null;
  const show = (text, from = 0, to = 0) => tell({ text, at: place.at, from, to });

  const next = () => {
    if (stopped) return;
    const text = script.current[place.at];
    if (text === undefined) return tell(null);
    show(text);
    const done = () => {
      if (stopped) return;
      place.at += 1;
      next();
    };
    if (voiceOf(synth, lang)) sayPieces(text, inLanguages(text, lang), done);
    else inSilence(text, done);
  };
  const inSilence = (text, done) => {
    timer = setTimeout(done, readingTime(text.length) / rate);
  };
  /** Each piece by a voice of its own language; where there is none for somebody's words, they are shown alone. */
  const sayPieces = (text, [piece, ...more], done) => {
    if (stopped) return;
    if (!piece) return done();
    const then = () => sayPieces(text, more, done);
    const words = text.slice(piece.from, piece.until);
    if (!/[\p{L}\p{N}]/u.test(words)) return then();
    if (voiceOf(synth, piece.lang)) say(synth, { text, ...piece, rate }, show, then);
    else inSilence(words, then);
  };
  const begin = () => {
    if (stopped) return;
    if (voice && !voiceOf(synth, lang) && voiceless.current !== lang) {
      voiceless.current = lang;
      show(null);
      timer = setTimeout(next, 3_500);
    } else next();
  };

  // Chrome names its voices a moment after it is asked for the first time.
  if (synth && !hasVoice(synth) && voiceless.current !== lang) timer = setTimeout(begin, WAIT_FOR_VOICES);
  else begin();
  return () => {
    stopped = true;
    clearTimeout(timer);
    synth?.cancel();
  };
}

const hasVoice = (synth) => Boolean(synth && synth.getVoices().length > 0);

const voiceOf = (synth, wanted) => synth?.getVoices().find(({ lang }) => lang.slice(0, 2).toLowerCase() === wanted);

function say(synth, { text, from, until, lang, rate }, show, done) {
  // The signs that set somebody's words apart are not to be said.
  const start = from + (text[from] === "\u2068");
  const words = text.slice(start, until).replace("\u2069", "");
  const said = new SpeechSynthesisUtterance(words.replace(/[\u2066\u2069]/g, " "));
  said.lang = lang === "en" ? "en-GB" : lang;
  said.voice = voiceOf(synth, lang);
  said.rate = rate;
  said.onboundary = ({ name, charIndex }) => {
    if (name && name !== "word") return;
    const length = /\s|$/.exec(words.slice(charIndex)).index;
    show(text, start + charIndex, start + charIndex + length);
  };
  said.onend = done;
  said.onerror = ({ error }) => error !== "canceled" && error !== "interrupted" && done();
  synth.speak(said);
}
