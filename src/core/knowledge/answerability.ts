import type { IndexedSource, QueryTerm, RankedSource } from "./source-index.ts";

/**
 * What speaks for the answer being in the source that is ranked first, of long prose, where a bit of everything stands
 * everywhere and the words of one sentence prove little. All but `lexical` lie between 0 and 2.
 */
export interface AnswerSigns {
  /** BM25 of the first source, in units of the rarest word. */
  readonly lexical: number;
  /** Natural logarithm of 1 + the things asked for: of many, some are always met. */
  readonly asked: number;
  /** The second source's rank score over the first's: what several speak of is rather known. */
  readonly runnerUp: number;
  /** 0 to 1: of things asked for side by side, the share that one sentence of the first source joins. */
  readonly joined: number;
  /** Cosine of the first source to the question in its conversation; absent without vectors. */
  readonly likeness?: number;
}

/**
 * Confidence = 1 / (1 + e^-(base + sum of weight × sign)). Fitted by `npm run eval -- <data folder> answerable` on half
 * of the conversations of mtrag_human (Apache-2.0): their answerable questions against the same questions with the
 * passages that answer their conversation taken out (weight 1) and asked of the other collections (weight 0.3). `base` is then set so that
 * 85 % of the answerable are answered (0.85 speaks, the guard stops a few): docs/grounding.md has the figures.
 */
export const weights = {
  withVectors: { base: -8.73, lexical: 1.26, asked: -1.6, runnerUp: 8.3, joined: 0.34, likeness: 5.83 },
  byWords: { base: -3.88, lexical: 1.48, asked: -1.1, runnerUp: 5.16, joined: 0.39, likeness: 0 },
} as const;

/** 0 to 1: how surely the first source holds the answer. */
export function answerability(signs: AnswerSigns): number {
  const by = signs.likeness === undefined ? weights.byWords : weights.withVectors;
  const sum =
    by.base +
    by.lexical * signs.lexical +
    by.asked * signs.asked +
    by.runnerUp * signs.runnerUp +
    by.joined * signs.joined +
    by.likeness * (signs.likeness ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Undefined when nothing is ranked. `meaning` is the vector that ranked, of any length. */
export function readSigns(
  ranked: readonly RankedSource[],
  terms: readonly QueryTerm[],
  first: IndexedSource | undefined,
  meaning: Float32Array | undefined,
): AnswerSigns | undefined {
  const [best, second] = ranked;
  if (!best || !first || best.score <= 0) return undefined;
  const words = {
    lexical: best.lexical,
    asked: Math.log(1 + terms.length),
    runnerUp: Math.max(0, second?.score ?? 0) / best.score,
    joined: joinedIn(first, terms),
  };
  if (!meaning) return words;
  return { ...words, likeness: (best.score - best.lexical) / Math.hypot(...meaning) };
}

function joinedIn({ passages }: IndexedSource, terms: readonly QueryTerm[]): number {
  const says = (ids: ReadonlySet<number>, term: QueryTerm | undefined) =>
    term !== undefined && [...term.matches].some(([id, sure]) => sure >= SURELY && ids.has(id));
  const [only] = terms;
  if (terms.length < 2) return passages.some((passage) => says(passage.terms, only)) ? 1 : 0;
  const pairs = terms.slice(1).map((term, at) => [terms[at], term] as const);
  const joined = pairs.filter(([one, other]) =>
    passages.some((passage) => says(passage.terms, one) && says(passage.terms, other)),
  );
  return joined.length / pairs.length;
}

/** A match below this is a guess at a misspelt word. */
const SURELY = 0.75;
