import type { Grams } from "./grams.ts";

/** Words from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const LONGEST = 40;
const SHORTEST = 4;

/**
 * What is judged beside the whole text, so that a trick cannot hide among harmless sentences: each sentence, and
 * overlapping stretches of 40 words.
 */
export function stretchesOf({ length, sentences }: Grams): readonly Stretch[] {
  const stretches: Stretch[] = [];
  if (sentences.length > 1) {
    sentences.forEach((from, i) => {
      const to = sentences[i + 1] ?? length;
      if (to - from >= SHORTEST && to - from < LONGEST) stretches.push({ from, to });
    });
  }
  for (let from = 0; from + LONGEST / 2 < length && length > LONGEST; from += LONGEST / 2)
    stretches.push({ from, to: Math.min(length, from + LONGEST) });
  return stretches;
}
