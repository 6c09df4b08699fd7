import { type Case, fitLogistic, fitTemperature, logistic } from "../linear/calibration.ts";
import { softmax } from "../linear/train-linear.ts";
import type { Judged } from "./example-model.ts";
import type { HeldOutRow } from "./hold-out.ts";

/** What makes scores into honest shares and judgements. Empty weights (nothing to learn from) give no judgement. */
export interface Calibration {
  readonly temperature: number;
  /** Weights of "no intent fits". */
  readonly reject: readonly number[];
  /** Weights of "the likeliest intent is the right one". */
  readonly trust: readonly number[];
}

/**
 * How often customers want something that no intent covers, when nothing else is known: many when we decide what to
 * reject, few among the texts whose confidence we state, because the others were rejected or look strange.
 */
const PRIORS = { reject: 0.2, trust: 0.03 } as const;

/** What the classifier thinks of one text. */
export interface Weighed {
  /** Calibrated share of each intent, in the playbook's order. */
  readonly shares: Float32Array;
  /** Position of the best one. */
  readonly top: number;
  /** 0 to 1: how sure we are that none fits. */
  readonly outOfScope: number;
  /** 0 to 1: how sure we are that the best one is right. */
  readonly confidence: number;
}

/** Fitted on texts that a model did not see. */
export function fitCalibration(rows: readonly HeldOutRow[]): Calibration {
  const temperature = fitTemperature(
    rows.flatMap(({ scores, label }) => (label === undefined ? [] : [{ scores, label }])),
  );
  const strange = rows.filter(({ label }) => label === undefined).length;
  const weightOf = ({ label }: HeldOutRow, prior: number): number =>
    label === undefined ? prior / strange : (1 - prior) / (rows.length - strange);
  const reject = fitLogistic(
    rows.map((row) => ({
      signals: rejectSignals(row, sharesOf(row, temperature)),
      isTrue: row.label === undefined,
      weight: weightOf(row, PRIORS.reject),
    })),
  );
  const trust = fitLogistic(
    rows.map((row): Case => {
      const { shares, top, outOfScope } = weigh(row, { temperature, reject, trust: [] });
      return {
        signals: trustSignals(shares[top] ?? 0, outOfScope),
        isTrue: row.label === top,
        weight: weightOf(row, PRIORS.trust),
      };
    }),
  );
  return { temperature, reject, trust };
}

export function weigh(judged: Judged, { temperature, reject, trust }: Calibration): Weighed {
  const shares = sharesOf(judged, temperature);
  const top = shares.reduce((best, share, at) => (share > (shares[best] ?? 0) ? at : best), 0);
  const outOfScope = reject.length > 0 ? logistic(reject, rejectSignals(judged, shares)) : 0;
  const share = shares[top] ?? 0;
  return {
    shares,
    top,
    outOfScope,
    confidence: trust.length > 0 ? logistic(trust, trustSignals(share, outOfScope)) : share,
  };
}

function sharesOf({ scores }: Judged, temperature: number): Float32Array {
  const shares = Float32Array.from(scores);
  softmax(shares, temperature);
  return shares;
}

/** The signals of "no intent fits": a flat distribution, a low top score, unknown words, no similar example. */
function rejectSignals({ scores, coverage, similarity }: Judged, shares: Float32Array): readonly number[] {
  const topScore = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  let best = 0;
  let second = 0;
  for (const share of shares) {
    if (share > best) {
      second = best;
      best = share;
    } else if (share > second) second = share;
  }
  return [oddsOf(best), best - second, topScore / 5, coverage, similarity];
}

/** A share says little about the middle: of two texts at 0.4, the one that looks like the examples is right more often. */
const trustSignals = (share: number, outOfScope: number): readonly number[] => [oddsOf(share), oddsOf(outOfScope)];

const oddsOf = (share: number): number => Math.log((share + 0.01) / (1.01 - share)) / 4;
