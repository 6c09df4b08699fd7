import { plainWords } from "../understanding/linear/features.ts";
import { restoreSignals, type SignalParts, type Signals, trainSignals } from "../understanding/linear/signals.ts";
import { abuse } from "./data/abuse.ts";
import { benignEnglish } from "./data/benign-english.ts";
import { benignGeneral } from "./data/benign-general.ts";
import { benignOther } from "./data/benign-other.ts";
import { sentences } from "./data/by-language.ts";
import { injectionEnglish } from "./data/injection-english.ts";
import { injectionOther } from "./data/injection-other.ts";
import { selfHarm } from "./data/self-harm.ts";
import { ruleScore } from "./injection-rules.ts";

export interface Judgement {
  readonly injection: number;
  readonly abuse: number;
  readonly selfHarm: number;
}

export interface Judges {
  judge(text: string): Judgement;
  readonly parts: SignalParts;
}

/** Enough of the playbook's own sentences to know its tone, without drowning the rest. */
const MOST_OWN_SENTENCES = 1500;

/**
 * Trains the three judges on our own sentences, with the playbook's examples as harmless ones. Examples that a first
 * look takes for attacks, abuse or self-harm are left out: a playbook may have intents for these.
 */
export function trainJudges(ownSentences: readonly string[]): Judges {
  const attacks = sentences({ en: injectionEnglish, ...injectionOther }).map(({ text }) => text);
  const insults = sentences(abuse).map(({ text }) => text);
  const despair = sentences(selfHarm).map(({ text }) => text);
  const harmless = [...sentences({ en: benignEnglish, ...benignOther }), ...sentences(benignGeneral)].map(
    ({ text }) => text,
  );
  const setsWith = (own: readonly string[]) => [
    { yes: attacks, no: [...harmless, ...insults, ...despair, ...own] },
    { yes: insults, no: [...harmless, ...attacks, ...despair, ...own] },
    { yes: despair, no: [...harmless, ...attacks, ...insults, ...own] },
  ];
  const first = trainSignals(setsWith([]));
  const every = Math.max(1, Math.ceil(ownSentences.length / MOST_OWN_SENTENCES));
  const own = ownSentences.filter((text, i) => i % every === 0 && first.score(text).every((score) => score < 0.8));
  return makeJudges(own.length > 0 ? trainSignals(setsWith(own)) : first);
}

export function restoreJudges(parts: SignalParts): Judges {
  return makeJudges(restoreSignals(parts));
}

/** Two or three words are too little to call somebody an attacker: short texts count for less, except insults. */
function makeJudges(signals: Signals): Judges {
  return {
    parts: signals.parts,
    judge(text) {
      const windows = windowsOf(text).map((window) => ({
        scores: signals.score(window),
        words: plainWords(window).length,
      }));
      const highest = (which: number, fromWords: number): number =>
        Math.max(0, ...windows.map(({ scores, words }) => (scores[which] ?? 0) * Math.min(1, words / fromWords)));
      const rules = ruleScore(text);
      return { injection: 1 - (1 - highest(0, 5)) * (1 - rules), abuse: highest(1, 1), selfHarm: highest(2, 3) };
    },
  };
}

const WINDOW_WORDS = 40;
/** Longer texts are judged by their pieces only. */
const LONG_TEXT = 800;

/** The whole text, and for long ones pieces of it, so that an attack cannot hide among harmless sentences. */
function windowsOf(text: string): string[] {
  const pieces = text.split(/(?<=[.!?…:])\s+|\n+/).filter((piece) => /\p{L}/u.test(piece));
  const windows: string[] = text.length <= LONG_TEXT || pieces.length <= 1 ? [text] : [];
  let words: string[] = [];
  for (const piece of pieces.length > 1 ? pieces : []) {
    const more = piece.split(/\s+/);
    if (words.length > 0 && words.length + more.length > WINDOW_WORDS) {
      windows.push(words.join(" "));
      words = [];
    }
    words.push(...more);
    if (more.length >= 4 && more.length <= WINDOW_WORDS) windows.push(piece);
  }
  if (words.length > 0 && pieces.length > 1) windows.push(words.join(" "));
  return windows;
}
