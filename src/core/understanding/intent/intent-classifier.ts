import type { DenseFeatures } from "../linear/dense-features.ts";
import { blendScores, fitBlend } from "./blend.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";
import { type Calibration, fitCalibration, type Weighed, weigh } from "./weigh.ts";

export interface IntentClassifier {
  classify(text: string, language?: string): Weighed;
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
  const { temperature, reject, trust } = plain;
  return {
    parts: { ...model.parts, temperature, reject, trust, ...(blend ? { blend } : {}) },
    classify(text, language) {
      const judged = model.judge(text, language);
      const scores = blendScores(judged.scores, blend && judged.dense);
      return weigh({ ...judged, scores }, (judged.dense && blend) ?? plain);
    },
    nearest: model.nearest,
  };
}
