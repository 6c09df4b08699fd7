import { type LinearModel, quantize } from "./linear-model.ts";
import { seededRandom, shuffle } from "./random.ts";
import type { SparseVector } from "./vectorizer.ts";

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Pull of each touched weight towards zero. */
  readonly decay: number;
  readonly onEpoch?: (done: number, of: number) => void;
}

export const defaultTraining: TrainingOptions = { epochs: 10, rate: 0.4, decay: 1e-5 };

/**
 * Multinomial logistic regression by AdaGrad over sparse vectors. Deterministic: the order comes from a fixed seed.
 * Classes that an example hardly touches (under 0.05 %) are left alone, which makes many classes affordable.
 */
export function trainLinear(
  vectors: readonly SparseVector[],
  labels: ArrayLike<number>,
  sizes: { readonly features: number; readonly classes: number },
  options: TrainingOptions = defaultTraining,
): LinearModel {
  const { features, classes } = sizes;
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes).fill(1e-3);
  const bias = new Float32Array(classes);
  const biasSquares = new Float32Array(classes).fill(1e-3);
  const scores = new Float32Array(classes);
  const order = Int32Array.from(vectors.keys());
  const random = seededRandom(20_26);

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const example of order) {
      const vector = vectors[example];
      if (!vector) continue;
      scoresOf(vector, weights, bias, scores);
      softmax(scores);
      const label = labels[example] ?? 0;
      for (let c = 0; c < classes; c++) {
        const error = (scores[c] ?? 0) - (c === label ? 1 : 0);
        if (error < 5e-4 && error > -5e-4) continue;
        biasSquares[c] = (biasSquares[c] ?? 0) + error * error;
        bias[c] = (bias[c] ?? 0) - (0.1 * options.rate * error) / Math.sqrt(biasSquares[c] ?? 1);
        step(vector, c, error, classes, weights, squares, options);
      }
    }
    options.onEpoch?.(epoch + 1, options.epochs);
  }
  return quantize(weights, bias, features, classes);
}

function step(
  { columns, values }: SparseVector,
  c: number,
  error: number,
  classes: number,
  weights: Float32Array,
  squares: Float32Array,
  { rate, decay }: TrainingOptions,
): void {
  for (let i = 0; i < columns.length; i++) {
    const at = (columns[i] as number) * classes + c;
    const gradient = error * (values[i] as number) + decay * (weights[at] as number);
    const square = (squares[at] as number) + gradient * gradient;
    squares[at] = square;
    weights[at] = (weights[at] as number) - (rate * gradient) / Math.sqrt(square);
  }
}

function scoresOf(
  { columns, values }: SparseVector,
  weights: Float32Array,
  bias: Float32Array,
  out: Float32Array,
): void {
  out.set(bias);
  const classes = out.length;
  for (let i = 0; i < columns.length; i++) {
    const from = (columns[i] as number) * classes;
    const value = values[i] as number;
    for (let c = 0; c < classes; c++) out[c] = (out[c] as number) + (weights[from + c] as number) * value;
  }
}

/** In place. */
export function softmax(scores: Float32Array, temperature = 1): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp(((scores[c] ?? 0) - top) / temperature);
    scores[c] = value;
    sum += value;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}
