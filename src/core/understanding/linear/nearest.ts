import type { SparseVector } from "./vectorizer.ts";

/** Finds the training examples that look most like a text (cosine over n-grams). */
export interface Nearest {
  /** Best first. With `labels`, only examples of these; a few intents take a tenth of a millisecond, all of them some. */
  find(vector: SparseVector, limit: number, labels?: readonly number[]): readonly Similar[];
}

interface Similar {
  readonly example: number;
  readonly similarity: number;
}

/** Weights are kept in 8 bits, a scale an example: of 10,000 examples that is 9 MB. */
export function indexExamples(vectors: readonly SparseVector[], features: number, labels: readonly number[]): Nearest {
  const starts = new Uint32Array(vectors.length + 1);
  for (const [example, { columns }] of vectors.entries())
    starts[example + 1] = (starts[example] as number) + columns.length;
  const columnsOf = new Uint32Array(starts[vectors.length] as number);
  const weights = new Uint8Array(columnsOf.length);
  const scales = new Float32Array(vectors.length);
  const byLabel = new Map<number, number[]>();
  for (const [example, { columns, values }] of vectors.entries()) {
    const start = starts[example] as number;
    const most = values.reduce((most, value) => Math.max(most, value), 0) || 1;
    columnsOf.set(columns, start);
    for (let i = 0; i < values.length; i++) weights[start + i] = Math.round((255 * (values[i] as number)) / most);
    scales[example] = most / 255 / lengthOf(values);
    const label = labels[example] ?? 0;
    const same = byLabel.get(label);
    if (same) same.push(example);
    else byLabel.set(label, [example]);
  }
  const query = new Float32Array(features);

  return {
    find({ columns, values }, limit, among = [...byLabel.keys()]) {
      const norm = lengthOf(values);
      for (let i = 0; i < columns.length; i++) query[columns[i] as number] = (values[i] as number) / norm;
      const found: Similar[] = [];
      for (const label of among) {
        for (const example of byLabel.get(label) ?? []) {
          let sum = 0;
          const end = starts[example + 1] as number;
          for (let at = starts[example] as number; at < end; at++)
            sum += (weights[at] as number) * (query[columnsOf[at] as number] as number);
          keepBest(found, { example, similarity: sum * (scales[example] as number) }, limit);
        }
      }
      for (const column of columns) query[column] = 0;
      return found;
    },
  };
}

function keepBest(found: Similar[], one: Similar, limit: number): void {
  const last = found.at(-1);
  if (found.length === limit && last && one.similarity <= last.similarity) return;
  const at = found.findIndex((other) => other.similarity < one.similarity);
  found.splice(at < 0 ? found.length : at, 0, one);
  if (found.length > limit) found.pop();
}

function lengthOf(values: Float32Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares) || 1;
}
