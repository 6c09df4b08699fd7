import type { QuestionContext } from "./conversation-query.ts";
import type { Meanings } from "./source-meaning.ts";
import type { SourceVectors } from "./source-vectors.ts";

/**
 * How sources are ranked: BM25, with the rarest possible word as its unit, plus likeness of meaning (cosine) to the
 * question, to our last reply and to the question before. The weights are those under which the right sources of the
 * multi-turn tasks that `npm run eval … retrieval` reports are likeliest (a softmax over all sources, 20 conversations);
 * docs/evaluation.md says what they find in conversations that they were not fitted on.
 */
const QUESTION = 2.2;
const REPLY = 1.6;
const ASKED_BEFORE = 0.4;

/** Where there are no vectors: what the source gains that says most of the question before. From the same tasks. */
export const ASKED_BY_WORDS = 0.5;

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
    { vector: reply === undefined ? undefined : meanings.ofReply(reply), weight: REPLY },
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
  const least = placeOf(EXACT, guessed);
  for (let at = 0; at < guessed.length; at++) {
    if (usable[at] === 0) continue;
    const isAhead = (guessed[at] as number) >= least && vectors.has(at);
    scores[at] = isAhead ? (scores[at] as number) + vectors.likeness(at, question) : (guessed[at] as number);
  }
}

const BUCKETS = 2_048;

/** About the n-th highest of these numbers, from below: counted in buckets, which costs a tenth of sorting them. */
function placeOf(n: number, numbers: Float64Array): number {
  if (numbers.length <= n) return Number.NEGATIVE_INFINITY;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    if (number > high) high = number;
    if (number < low && number !== Number.NEGATIVE_INFINITY) low = number;
  }
  const width = (high - low) / BUCKETS || 1;
  const counts = new Uint32Array(BUCKETS + 1);
  for (const number of numbers) {
    if (number === Number.NEGATIVE_INFINITY) continue;
    const bucket = Math.floor((number - low) / width);
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  let bucket = BUCKETS;
  for (let above = counts[bucket] as number; above < n && bucket > 0; above += counts[bucket] as number) bucket--;
  return low + bucket * width;
}
