import { fold, isStopWord } from "../knowledge/analyze.ts";
import { concepts } from "../knowledge/concepts.ts";
import { editDistance } from "../knowledge/vocabulary.ts";
import { isAskingWord } from "./asking-words.ts";

/** Puts right what is surely mistyped, so that patterns and phrases meet it: "battry life" is asked for as "battery life". */
export interface Spelling {
  learn(text: string): void;
  correct(text: string): string;
}

const SHORTEST = 5;
/** Two slips are believed in a word as long as this. */
const LONG = 8;
/** Of the words that customers mistyped. */
const MOST_REMEMBERED = 5_000;
const WORD = /\p{L}+/gu;
const everyday = new Set(Object.values(concepts).flatMap((list) => list.split(/[, ]/)));

/** One for each language. */
export function createSpelling(language: string): Spelling {
  const known = new Set<string>();
  const byStart = new Map<string, string[]>();
  const found = new Map<string, string | undefined>();
  const isKnown = (word: string): boolean =>
    known.has(word) || everyday.has(word) || isStopWord(word, language) || isAskingWord(word, language);

  function nearest(word: string, mayBeName: boolean): string | undefined {
    // "Australia" is no "Austria" with two slips.
    const most = word.length >= LONG && !mayBeName ? 2 : 1;
    let best: string | undefined;
    let distance = most + 1;
    for (const other of byStart.get(word.charAt(0)) ?? []) {
      const away = editDistance(word, other, most);
      if (away < distance) [best, distance] = [other, away];
    }
    return best;
  }

  return {
    learn(text) {
      for (const word of fold(text).match(WORD) ?? []) {
        if (known.has(word)) continue;
        known.add(word);
        found.clear();
        if (word.length < SHORTEST) continue;
        const start = word.charAt(0);
        byStart.set(start, [...(byStart.get(start) ?? []), word]);
      }
    },
    correct: (text) =>
      text.replace(WORD, (word) => {
        const folded = fold(word);
        if (folded.length < SHORTEST || isKnown(folded)) return word;
        const mayBeName = word.charAt(0) !== word.charAt(0).toLowerCase();
        const key = mayBeName ? word : folded;
        if (found.size >= MOST_REMEMBERED) found.clear();
        if (!found.has(key)) found.set(key, nearest(folded, mayBeName));
        return found.get(key) ?? word;
      }),
  };
}
