<<<<<<< HEAD
import { AppError } from "../../errors.ts";
import { fitTemperature } from "../linear/calibration.ts";
import type { DenseFeatures } from "../linear/dense-features.ts";
import { type Doubt, fitDoubt, type Weighed, weigh } from "./doubt.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";
=======
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
>>>>>>> w4-encoder

export interface IntentClassifier {
  classify(text: string, language?: string): Weighed;
  /** The examples that look most like the text, for the operator. */
  readonly nearest: ExampleModel["nearest"];
  readonly parts: IntentParts;
}

<<<<<<< HEAD
export interface IntentParts extends ExampleModelParts, Doubt {
  readonly temperature: number;
  /** The dense features it was trained with, if any; it answers with no others. */
  readonly dense?: string | undefined;
=======
export interface IntentParts extends ExampleModelParts, Calibration {
  /** Present together with `sentences`. */
  readonly blend?: Calibration | undefined;
>>>>>>> w4-encoder
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
<<<<<<< HEAD
  const temperature = fitTemperature(
    heldOut.flatMap((row) => (row.label === undefined ? [] : [{ scores: row.scores, label: row.label }])),
  );
  const doubt = fitDoubt(heldOut, temperature);
  const model = trainExampleModel(examples, classes, dense, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  return makeClassifier(model, { temperature, ...doubt, dense: dense?.name });
=======
  const plain = fitCalibration(heldOut);
  const model = trainExampleModel(examples, classes, dense, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  return makeClassifier(model, plain, model.parts.sentences && fitBlend(heldOut));
>>>>>>> w4-encoder
}

/** Without the encoder that the models were trained with, the classifier goes by n-grams alone. */
export function restoreIntents(
  { blend, ...parts }: IntentParts,
  examples: readonly LabelledText[],
  dense?: DenseFeatures,
): IntentClassifier {
  return makeClassifier(restoreExampleModel(parts, examples, dense), parts, blend);
}

<<<<<<< HEAD
function makeClassifier(
  model: ExampleModel,
  { temperature, reject, trust, dense }: Omit<IntentParts, keyof ExampleModelParts>,
): IntentClassifier {
  return {
    parts: { ...model.parts, temperature, reject, trust, ...(dense ? { dense } : {}) },
    classify: (text, language) => weigh(model.judge(text, language), temperature, { reject, trust }),
=======
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
>>>>>>> w4-encoder
    nearest: model.nearest,
  };
}
