import { choleskySolver } from "./cholesky.ts";
import { softmax } from "./train-linear.ts";

/** Scores of a text that the model was not trained on, with the right class. */
export interface HeldOut {
  readonly scores: Float32Array;
  readonly label: number;
}

/** The one temperature that makes held-out probabilities most likely (golden-section search on the log scale). */
export function fitTemperature(rows: readonly HeldOut[]): number {
  if (rows.length < 10) return 1;
  const loss = (log: number): number => {
    let sum = 0;
    for (const { scores, label } of rows) {
      const shares = Float32Array.from(scores);
      softmax(shares, Math.exp(log));
      sum -= Math.log(Math.max(shares[label] ?? 0, 1e-9));
    }
    return sum;
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.2);
  let high = Math.log(5);
  for (let i = 0; i < 24; i++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

const ROUNDS = 25;
const PULL = 1e-4;

/**
 * Logistic regression over a handful of dense signals, by Newton's method. `priorTrue` is how often the answer is yes
 * in real life; the rows are weighted to that, however many of each kind there are. The last weight is the bias.
 */
export function fitLogistic(
  rows: readonly { readonly signals: readonly number[]; readonly isTrue: boolean }[],
  priorTrue: number,
): readonly number[] {
  const size = (rows[0]?.signals.length ?? 0) + 1;
  const trues = rows.filter((row) => row.isTrue).length;
  if (trues === 0 || trues === rows.length) return [];
  const weights = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = Float64Array.from(weights, (weight) => PULL * weight);
    const curvature = new Float64Array(size * size);
    for (let i = 0; i < size; i++) curvature[i * size + i] = PULL;
    for (const { signals, isTrue } of rows) {
      const share = isTrue ? priorTrue / trues : (1 - priorTrue) / (rows.length - trues);
      const guess = logistic(weights, signals);
      const values = [...signals, 1];
      values.forEach((value, i) => {
        gradient[i] = (gradient[i] ?? 0) + share * (guess - (isTrue ? 1 : 0)) * value;
        for (let j = 0; j <= i; j++) {
          const at = i * size + j;
          curvature[at] = (curvature[at] ?? 0) + share * guess * (1 - guess) * value * (values[j] ?? 0);
        }
      });
    }
    const step = choleskySolver(curvature, size)(gradient);
    for (let i = 0; i < size; i++) weights[i] = (weights[i] ?? 0) - (step[i] ?? 0);
  }
  return [...weights];
}

export function logistic(weights: ArrayLike<number>, signals: readonly number[]): number {
  let sum = weights[signals.length] ?? 0;
  for (let i = 0; i < signals.length; i++) sum += (weights[i] ?? 0) * (signals[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
