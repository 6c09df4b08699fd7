import { fitTemperature, type HeldOut } from "../linear/calibration.ts";
import { softmax } from "../linear/train-linear.ts";
import type { HeldOutRow } from "./hold-out.ts";

/** How much the scores of the sentence vector count beside those of the n-grams, and the temperature of both. */
export interface Blend {
  readonly share: number;
  readonly temperature: number;
}

/** Scores of sentence vectors are large: they are logarithms of densities. */
const SHARES = [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.25] as const;
/** With fewer held-out texts the usual share is the better guess. */
const FEWEST = 30;
const USUAL = 0.05;

/** The share under which the right answers to texts that no model saw are most likely. */
export function fitBlend(rows: readonly HeldOutRow[]): Blend {
  const known = rows.flatMap(({ scores, dense, label }) =>
    dense && label !== undefined ? [{ scores, dense, label }] : [],
  );
  const shares = known.length < FEWEST ? [USUAL] : SHARES;
  const blends = shares.map((share) => {
    const blended = known.map(({ scores, dense, label }) => ({ scores: blendScores(scores, dense, share), label }));
    const temperature = fitTemperature(blended);
    return { share, temperature, loss: lossOf(blended, temperature) };
  });
  const { share, temperature } = blends.reduce((best, one) => (one.loss < best.loss ? one : best));
  return { share, temperature };
}

export function blendScores(scores: Float32Array, dense: Float32Array, share: number): Float32Array {
  return scores.map((score, c) => score + share * (dense[c] as number));
}

function lossOf(rows: readonly HeldOut[], temperature: number): number {
  return rows.reduce((sum, { scores, label }) => {
    const shares = Float32Array.from(scores);
    softmax(shares, temperature);
    return sum - Math.log(Math.max(shares[label] ?? 0, 1e-9));
  }, 0);
}
