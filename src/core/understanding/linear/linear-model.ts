import type { SparseVector } from "./vectorizer.ts";

/** Weights of a trained model in 8 bits, one scale a class. Trained and restored models answer exactly alike. */
export interface LinearModel {
  readonly classes: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

export function quantize(weights: Float32Array, bias: Float32Array, features: number, classes: number): LinearModel {
  const scales = new Float32Array(classes);
  for (let at = 0; at < weights.length; at++) {
    const size = Math.abs(weights[at] ?? 0);
    if (size > (scales[at % classes] ?? 0)) scales[at % classes] = size;
  }
  for (let c = 0; c < classes; c++) scales[c] = (scales[c] || 1) / 127;
  const small = new Int8Array(features * classes);
  for (let at = 0; at < small.length; at++) small[at] = Math.round((weights[at] ?? 0) / (scales[at % classes] ?? 1));
  return { classes, weights: small, scales, bias };
}

/** One score (logit) a class. */
export function linearScores(model: LinearModel, { columns, values }: SparseVector): Float32Array {
  const { classes, weights, scales, bias } = model;
  const scores = new Float32Array(classes);
  for (let i = 0; i < columns.length; i++) {
    const from = (columns[i] as number) * classes;
    const value = values[i] as number;
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + (weights[from + c] as number) * value;
  }
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) * (scales[c] as number) + (bias[c] as number);
  return scores;
}
