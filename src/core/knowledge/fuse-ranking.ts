import type { QuestionContext } from "./conversation-query.ts";
import type { Meanings } from "./source-meaning.ts";
import type { SourceVectors } from "./source-vectors.ts";

/**
 * How sources are ranked: BM25, with the rarest possible word as its unit, plus likeness of meaning (cosine) to the
 * question, to our last reply and to the question before. Measured on the multi-turn tasks that `npm run eval …
 * retrieval` reports, on which they were also chosen: expect a little less elsewhere.
 */
const QUESTION = 4.3;
const REPLY = 2.0;
const ASKED_BEFORE = 0.7;

/** One vector for the question as it stands in its conversation. Undefined when the question itself has none. */
export function questionVector(
  meanings: Meanings | undefined,
  text: string,
  language: string,
  { reply, asked }: QuestionContext,
): Float32Array | undefined {
  if (!meanings || meanings.languages?.includes(language) === false) return undefined;
  const own = meanings.ofQuestion(text);
  if (!own) return undefined;
  const before = [
    { vector: reply === undefined ? undefined : meanings.ofQuestion(reply), weight: REPLY },
    { vector: asked === undefined ? undefined : meanings.ofQuestion(asked), weight: ASKED_BEFORE },
  ];
  return own.map((value, i) =>
    before.reduce((sum, { vector, weight }) => sum + weight * (vector?.[i] ?? 0), QUESTION * value),
  );
}

/** Sources of which likeness is computed exactly; of all others an estimate says that they are not among the first. */
const EXACT = 400;

/**
 * Adds likeness to lexical scores, in place, for the sources that may be used. A source without a vector (another
 * language, not read yet) gets the mean likeness, so that it is neither preferred nor put back for it.
 */
export function addLikeness(
  scores: Float64Array,
  vectors: SourceVectors,
  question: Float32Array,
  usable: Uint8Array,
): void {
  const guessed = vectors.estimate(question, usable);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < guessed.length; at++) {
    if (usable[at] === 0 || !vectors.has(at)) continue;
    sum += guessed[at] as number;
    count++;
  }
  const mean = count > 0 ? sum / count : 0;
  for (let at = 0; at < guessed.length; at++) {
    if (usable[at] === 0) guessed[at] = Number.NEGATIVE_INFINITY;
    else guessed[at] = (scores[at] as number) + (vectors.has(at) ? (guessed[at] as number) : mean);
  }
  const least =
    guessed.length > EXACT ? (guessed.toSorted()[guessed.length - EXACT] as number) : Number.NEGATIVE_INFINITY;
  for (let at = 0; at < guessed.length; at++) {
    if (usable[at] === 0) continue;
    const isAhead = (guessed[at] as number) >= least && vectors.has(at);
    scores[at] = isAhead ? (scores[at] as number) + vectors.likeness(at, question) : (guessed[at] as number);
  }
}
