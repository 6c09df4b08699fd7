import { type Block, type Features, nGrams } from "./features.ts";

/** A text as columns and TF-IDF weights, block after block, each of its own length. */
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
  vectorize(text: string, language?: string): SparseVector;
}

interface Text {
  readonly text: string;
  readonly language?: string | undefined;
}

export function fitVectorizer(
  texts: readonly (string | Text)[],
  options: { readonly minTexts: number; readonly features?: Features },
): Vectorizer {
  const { features = nGrams } = options;
  const seen = new Map<number, number>();
  for (const one of texts) {
    const blocks = typeof one === "string" ? features(one) : features(one.text, one.language);
    for (const { counts } of blocks) for (const key of counts.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const kept = [...seen].filter(([, count]) => count >= options.minTexts);
  const weightOf = (count: number): number => Math.log((1 + texts.length) / (1 + count)) + 1;
  return makeVectorizer(
    Uint32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, count]) => weightOf(count)),
    weightOf(0),
    features,
  );
}

/** Brings back a vectorizer from its stored parts; `features` must be those it was fitted with. */
export function makeVectorizer(
  hashes: Uint32Array,
  weights: Float32Array,
  unknownWeight: number,
  features: Features = nGrams,
): Vectorizer {
  const columnOf = new Map<number, number>();
  hashes.forEach((hash, column) => {
    columnOf.set(hash, column);
  });

  return {
    size: hashes.length,
    hashes,
    weights,
    unknownWeight,
    vectorize: (text, language) => toVector(features(text, language), columnOf, weights, unknownWeight),
  };
}

function toVector(
  blocks: readonly Block[],
  columnOf: ReadonlyMap<number, number>,
  weights: Float32Array,
  unknownWeight: number,
): SparseVector {
  const columns: number[] = [];
  const values: number[] = [];
  let known = 0;
  let unknown = 0;
  for (const { counts, weight, showsCoverage } of blocks) {
    const first = columns.length;
    let squares = 0;
    for (const [hash, count] of counts) {
      const column = columnOf.get(hash);
      if (column === undefined) {
        if (showsCoverage) unknown += unknownWeight;
        continue;
      }
      const value = (1 + Math.log(count)) * (weights[column] ?? 0);
      if (showsCoverage) known += weights[column] ?? 0;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    const scale = squares > 0 ? weight / Math.sqrt(squares) : 0;
    for (let i = first; i < values.length; i++) values[i] = (values[i] ?? 0) * scale;
  }
  return {
    columns: Int32Array.from(columns),
    values: Float32Array.from(values),
    coverage: known + unknown > 0 ? known / (known + unknown) : 0,
  };
}
