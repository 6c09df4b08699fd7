import type { SparseVector } from "./vectorizer.ts";

/** Finds the training examples that look most like a text (cosine over n-grams), by an inverted index. */
export interface Nearest {
  find(vector: SparseVector, limit: number): readonly { readonly example: number; readonly similarity: number }[];
}

export function indexExamples(vectors: readonly SparseVector[], features: number): Nearest {
  const starts = new Uint32Array(features + 1);
  for (const { columns } of vectors) for (const column of columns) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < features; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const examples = new Uint32Array(starts[features] ?? 0);
  const weights = new Float32Array(examples.length);
  const next = starts.slice();
  vectors.forEach(({ columns, values }, example) => {
    const norm = lengthOf(values);
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] as number;
      const at = next[column] as number;
      next[column] = at + 1;
      examples[at] = example;
      weights[at] = (values[i] as number) / norm;
    }
  });

  return {
    find({ columns, values }, limit) {
      const sums = new Float32Array(vectors.length);
      const norm = lengthOf(values);
      for (let i = 0; i < columns.length; i++) {
        const value = (values[i] as number) / norm;
        const end = starts[(columns[i] as number) + 1] as number;
        for (let at = starts[columns[i] as number] as number; at < end; at++) {
          const example = examples[at] as number;
          sums[example] = (sums[example] as number) + (weights[at] as number) * value;
        }
      }
      return best(sums, limit);
    },
  };
}

function best(sums: Float32Array, limit: number): { example: number; similarity: number }[] {
  const found: { example: number; similarity: number }[] = [];
  sums.forEach((similarity, example) => {
    const last = found.at(-1);
    if (found.length === limit && last && similarity <= last.similarity) return;
    const at = found.findIndex((other) => other.similarity < similarity);
    found.splice(at < 0 ? found.length : at, 0, { example, similarity });
    if (found.length > limit) found.pop();
  });
  return found;
}

function lengthOf(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares) || 1;
}
