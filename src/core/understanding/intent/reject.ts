import { fitLogistic } from "../linear/calibration.ts";
import { softmax } from "../linear/train-linear.ts";
import type { HeldOutRow } from "./hold-out.ts";

/** How often customers want something that no intent covers, when nothing else is known. */
export const OUT_OF_SCOPE_PRIOR = 0.2;

/** The signals of "no intent fits": a flat distribution, a low top score, unknown words, no similar example. */
export function rejectSignals(
  shares: Float32Array,
  topScore: number,
  coverage: number,
  similarity: number,
): readonly number[] {
  let best = 0;
  let second = 0;
  for (const share of shares) {
    if (share > best) {
      second = best;
      best = share;
    } else if (share > second) second = share;
  }
  const sure = Math.log((best + 0.01) / (1.01 - best)) / 4;
  return [sure, best - second, topScore / 5, coverage, similarity];
}

export function fitReject(rows: readonly HeldOutRow[], temperature: number): readonly number[] {
  return fitLogistic(
    rows.map((row) => {
      const shares = Float32Array.from(row.scores);
      const topScore = shares.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
      softmax(shares, temperature);
      return {
        signals: rejectSignals(shares, topScore, row.coverage, row.similarity),
        isTrue: row.label === undefined,
      };
    }),
    OUT_OF_SCOPE_PRIOR,
  );
}
