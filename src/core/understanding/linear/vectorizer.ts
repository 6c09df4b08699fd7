import { type Counts, countFeatures } from "./features.ts";

/** A text as columns and TF-IDF weights; words and characters each have length `WORD_WEIGHT` and 1. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
  /** 0 to 1: how much of the text's words (by weight) the training examples know. */
  readonly coverage: number;
}

export interface Vectorizer {
  readonly size: number;
  /** Hash and weight of each column, for storing. */
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  /** What an unknown word weighs. */
  readonly unknownWeight: number;
  vectorize(text: string): SparseVector;
}

const WORD_WEIGHT = 0.6;

export function fitVectorizer(texts: readonly string[], options: { readonly minTexts: number }): Vectorizer {
  const seen = new Map<number, number>();
  for (const text of texts) {
    const { words, characters } = countFeatures(text);
    for (const key of words.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
    for (const key of characters.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const kept = [...seen].filter(([, count]) => count >= options.minTexts);
  const weightOf = (count: number): number => Math.log((1 + texts.length) / (1 + count)) + 1;
  return makeVectorizer(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, count]) => weightOf(count)),
    weightOf(0),
  );
}

export function makeVectorizer(hashes: Uint32Array, weights: Float32Array, unknownWeight: number): Vectorizer {
  const columnOf = new Map<number, number>();
  hashes.forEach((hash, column) => {
    columnOf.set(hash, column);
  });

  return {
    size: hashes.length,
    hashes,
    weights,
    unknownWeight,
    vectorize: (text) => toVector(countFeatures(text), columnOf, weights, unknownWeight),
  };
}

function toVector(
  counts: Counts,
  columnOf: ReadonlyMap<number, number>,
  weights: Float32Array,
  unknownWeight: number,
): SparseVector {
  const columns: number[] = [];
  const values: number[] = [];
  let known = 0;
  let unknown = 0;
  for (const block of [counts.words, counts.characters]) {
    const first = columns.length;
    let squares = 0;
    for (const [hash, count] of block) {
      const column = columnOf.get(hash);
      if (column === undefined) {
        if (block === counts.words) unknown += unknownWeight;
        continue;
      }
      const value = (1 + Math.log(count)) * (weights[column] ?? 0);
      if (block === counts.words) known += weights[column] ?? 0;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    const scale = squares > 0 ? (block === counts.words ? WORD_WEIGHT : 1) / Math.sqrt(squares) : 0;
    for (let i = first; i < values.length; i++) values[i] = (values[i] ?? 0) * scale;
  }
  return {
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    coverage: known + unknown > 0 ? known / (known + unknown) : 0,
  };
}
