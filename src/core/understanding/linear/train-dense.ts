import { choleskySolver } from "./cholesky.ts";
import { type LinearModel, linearScores, quantize } from "./linear-model.ts";

export interface DenseExample {
  readonly vector: Float32Array;
  readonly label: number;
}

/** How much of the shape of each class is taken for round: few examples say little about 512 × 512 correlations. */
const ROUND = 0.1;

/**
 * Linear discriminant analysis with a shrunk common covariance, in closed form: as good on sentence vectors as
 * logistic regression (banking77), many times quicker, and it needs no rounds. Classes without an example score lowest.
 */
export function trainDense(examples: readonly DenseExample[], size: number, classes: number): LinearModel {
  const counts = new Float64Array(classes);
  const means = Array.from({ length: classes }, () => new Float64Array(size));
  for (const { vector, label } of examples) {
    counts[label] = (counts[label] ?? 0) + 1;
    const mean = means[label];
    if (mean) for (let i = 0; i < size; i++) mean[i] = (mean[i] as number) + (vector[i] as number);
  }
  means.forEach((mean, c) => {
    for (let i = 0; i < size; i++) mean[i] = (mean[i] as number) / (counts[c] || 1);
  });
  const solve = choleskySolver(shrunkCovariance(examples, means, size), size);
  const weights = new Float32Array(size * classes);
  const bias = new Float32Array(classes);
  means.forEach((mean, c) => {
    const direction = solve(mean);
    let half = 0;
    for (let i = 0; i < size; i++) {
      weights[i * classes + c] = direction[i] as number;
      half += ((direction[i] as number) * (mean[i] as number)) / 2;
    }
    bias[c] = counts[c] ? -half : LOWEST;
  });
  return quantize(weights, bias, size, classes);
}

const LOWEST = -1e4;

export function denseScores(model: LinearModel, vector: Float32Array): Float32Array {
  return linearScores(model, { columns: Int32Array.from(vector.keys()), values: vector, coverage: 1 });
}

/** Lower half of the covariance within classes, row by row. */
function shrunkCovariance(examples: readonly DenseExample[], means: readonly Float64Array[], size: number) {
  const sums = new Float64Array(size * size);
  const away = new Float64Array(size);
  for (const { vector, label } of examples) {
    const mean = means[label];
    if (!mean) continue;
    for (let i = 0; i < size; i++) away[i] = (vector[i] as number) - (mean[i] as number);
    for (let row = 0; row < size; row++) {
      const value = away[row] as number;
      const from = row * size;
      for (let i = 0; i <= row; i++) sums[from + i] = (sums[from + i] as number) + value * (away[i] as number);
    }
  }
  const freedom = Math.max(1, examples.length - means.length);
  let average = 0;
  for (let i = 0; i < size; i++) average += (sums[i * size + i] as number) / freedom / size;
  for (let at = 0; at < sums.length; at++) sums[at] = ((1 - ROUND) * (sums[at] as number)) / freedom;
  // One example a class leaves no spread at all; then every direction counts alike.
  for (let i = 0; i < size; i++) sums[i * size + i] = (sums[i * size + i] as number) + (ROUND * average || 1);
  return sums;
}
