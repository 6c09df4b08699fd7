import { fitTemperature } from "../linear/calibration.ts";
import { softmax } from "../linear/train-linear.ts";
import type { HeldOutRow } from "./hold-out.ts";
import { fitReject } from "./reject.ts";

/** What makes scores into honest shares: fitted on texts that a model did not see. */
export interface Calibration {
  readonly temperature: number;
  readonly reject: readonly number[];
}

/** For texts that the sentence encoder can read: how much its scores count beside those of the n-grams. */
export interface Blend extends Calibration {
  readonly share: number;
}

/** Scores of sentence vectors are large: they are logarithms of densities. */
const SHARES = [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.25] as const;
/** With fewer held-out texts the usual share (banking77, shop) is the better guess. */
const FEWEST = 30;
const USUAL = 0.05;

export function fitCalibration(rows: readonly HeldOutRow[]): Calibration {
  const temperature = fitTemperature(labelled(rows));
  return { temperature, reject: fitReject(rows, temperature) };
}

/** The share under which the right intents of texts that no model saw are most likely. */
export function fitBlend(rows: readonly HeldOutRow[]): Blend {
  const readable = rows.filter(({ dense }) => dense !== undefined);
  const shares = labelled(readable).length < FEWEST ? [USUAL] : SHARES;
  const blends = shares.map((share) => {
    const blended = readable.map((row) => ({ ...row, scores: blendScores(row.scores, row.dense, share) }));
    return { share, blended, loss: lossOf(blended) };
  });
  const { share, blended } = blends.reduce((best, one) => (one.loss < best.loss ? one : best));
  return { share, ...fitCalibration(blended) };
}

export function blendScores(scores: Float32Array, dense: Float32Array | undefined, share: number): Float32Array {
  return dense ? scores.map((score, c) => score + share * (dense[c] as number)) : scores;
}

function lossOf(rows: readonly HeldOutRow[]): number {
  const known = labelled(rows);
  const temperature = fitTemperature(known);
  return known.reduce((sum, { scores, label }) => {
    const shares = Float32Array.from(scores);
    softmax(shares, temperature);
    return sum - Math.log(Math.max(shares[label] ?? 0, 1e-9));
  }, 0);
}

const labelled = (rows: readonly HeldOutRow[]) =>
  rows.flatMap(({ scores, label }) => (label === undefined ? [] : [{ scores, label }]));
