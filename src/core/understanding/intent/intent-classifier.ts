import { logistic } from "../linear/calibration.ts";
import type { DenseFeatures } from "../linear/dense-features.ts";
import { softmax } from "../linear/train-linear.ts";
import { blendScores, type Calibration, fitBlend, fitCalibration } from "./blend.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";
import { rejectSignals } from "./reject.ts";

/** What the classifier thinks of one text. */
export interface IntentShares {
  /** Calibrated share of each intent, in the playbook's order. */
  readonly shares: Float32Array;
  /** Position of the best one. */
  readonly top: number;
  /** 0 to 1: how sure we are that none fits. */
  readonly outOfScope: number;
}

export interface IntentClassifier {
  classify(text: string, language?: string): IntentShares;
  /** The examples that look most like the text, for the operator. */
  readonly nearest: ExampleModel["nearest"];
  readonly parts: IntentParts;
}

export interface IntentParts extends ExampleModelParts, Calibration {
  /** Present together with `sentences`. */
  readonly blend?: Calibration | undefined;
}

interface Training {
  readonly dense?: DenseFeatures | undefined;
  readonly onProgress?: (share: number) => void;
}

/** Trains on every example; temperature and rejection are fitted on texts that a model did not see (hold-out.ts). */
export function trainIntents(
  examples: readonly LabelledText[],
  classes: number,
  offTopic: readonly string[],
  { dense, onProgress = () => {} }: Training = {},
): IntentClassifier {
  const heldOut = holdOut(examples, classes, offTopic, dense, (share) => onProgress(share * 0.5));
  const plain = fitCalibration(heldOut);
  const model = trainExampleModel(examples, classes, dense, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  return makeClassifier(model, plain, model.parts.sentences && fitBlend(heldOut));
}

/** Without the encoder that the models were trained with, the classifier goes by n-grams alone. */
export function restoreIntents(
  { blend, ...parts }: IntentParts,
  examples: readonly LabelledText[],
  dense?: DenseFeatures,
): IntentClassifier {
  return makeClassifier(restoreExampleModel(parts, examples, dense), parts, blend);
}

function makeClassifier(model: ExampleModel, plain: Calibration, blend: Calibration | undefined): IntentClassifier {
  return {
    parts: { ...model.parts, temperature: plain.temperature, reject: plain.reject, ...(blend ? { blend } : {}) },
    classify(text, language) {
      const { scores, dense, coverage, similarity } = model.judge(text, language);
      const { temperature, reject } = (dense && blend) ?? plain;
      const shares = blendScores(scores, blend && dense);
      const topScore = shares.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
      softmax(shares, temperature);
      const top = shares.reduce((best, share, at) => (share > (shares[best] ?? 0) ? at : best), 0);
      const signals = rejectSignals(shares, topScore, coverage, similarity);
      return { shares, top, outOfScope: reject.length > 0 ? logistic(reject, signals) : 0 };
    },
    nearest: model.nearest,
  };
}
