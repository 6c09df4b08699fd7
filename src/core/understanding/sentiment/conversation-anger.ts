/** How much each earlier message still weighs, the latest first: a calm answer now lets the anger fall. */
const WEIGHTS = [0.7, 0.5, 0.35, 0.25, 0.15];
/** What asking the same again leaves of calm. */
const REPEATED = 0.75;
const SAME_WORDS = 0.7;
const FEWEST_WORDS = 3;

/**
 * Anger over the conversation, 0 to 1: this message's, and what is left of earlier ones (`history`, oldest first). Four
 * mildly frustrated messages in a row are as much as one furious one; a resolution empties the history.
 */
export function conversationAnger(history: readonly number[], now: number, repeated: boolean): number {
  const earlier = [...history].reverse().reduce((left, anger, i) => left * (1 - (WEIGHTS[i] ?? 0) * anger), 1);
  return 1 - (1 - now) * earlier * (repeated ? REPEATED : 1);
}

/** Does the customer say what they said before, in nearly the same words? */
export function saysAgain(text: string, before: readonly string[]): boolean {
  const words = wordsOf(text);
  if (words.size < FEWEST_WORDS) return false;
  return before.map(wordsOf).some((other) => {
    const shared = [...words].filter((word) => other.has(word)).length;
    return shared / (words.size + other.size - shared) >= SAME_WORDS;
  });
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
