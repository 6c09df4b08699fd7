import type { SparseVector } from "./vectorizer.ts";

/** A vector of fixed length for a text, for example from a sentence encoder, that a classifier may use beside n-grams. */
export interface DenseFeatures {
  /** Which encoder: models trained with one do not fit another. */
  readonly name: string;
  readonly size: number;
  /** Always `size` numbers of total length 1 (or all zero for a text it cannot read); the same text gives the same ones. */
  of(text: string): Float32Array;
}

/** Measured on banking77 against character n-grams of length 1. */
const DENSE_WEIGHT = 1.5;

/** The vector with the dense numbers of its text, if any, behind its own columns, of which there are `first`. */
export function withDense(
  vector: SparseVector,
  text: string,
  features: DenseFeatures | undefined,
  first: number,
): SparseVector {
  if (!features) return vector;
  const dense = features.of(text);
  const own = vector.columns.length;
  const columns = new Int32Array(own + dense.length);
  const values = new Float32Array(own + dense.length);
  columns.set(vector.columns);
  values.set(vector.values);
  for (const [i, value] of dense.entries()) {
    columns[own + i] = first + i;
    values[own + i] = DENSE_WEIGHT * value;
  }
  return { columns, values, coverage: vector.coverage };
}
