import { AppError } from "../../errors.ts";
import { fitTemperature } from "../linear/calibration.ts";
import type { DenseFeatures } from "../linear/dense-features.ts";
import { type Doubt, fitDoubt, type Weighed, weigh } from "./doubt.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";

export interface IntentClassifier {
  classify(text: string, language?: string): Weighed;
  /** The examples that look most like the text, for the operator. */
  readonly nearest: ExampleModel["nearest"];
  readonly parts: IntentParts;
}

export interface IntentParts extends ExampleModelParts, Doubt {
  readonly temperature: number;
  /** The dense features it was trained with, if any; it answers with no others. */
  readonly dense?: string | undefined;
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
  const temperature = fitTemperature(
    heldOut.flatMap((row) => (row.label === undefined ? [] : [{ scores: row.scores, label: row.label }])),
  );
  const doubt = fitDoubt(heldOut, temperature);
  const model = trainExampleModel(examples, classes, dense, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  return makeClassifier(model, { temperature, ...doubt, dense: dense?.name });
}

/** Throws `misconfigured` when the models were trained with other dense features than are given. */
export function restoreIntents(
  parts: IntentParts,
  examples: readonly LabelledText[],
  dense?: DenseFeatures,
): IntentClassifier {
  if (parts.dense !== dense?.name)
    throw new AppError(
      "misconfigured",
      `stored understanding models want the encoder ${parts.dense ?? "(none)"}, here is ${dense?.name ?? "(none)"}: train the playbook again`,
    );
  return makeClassifier(restoreExampleModel(parts, examples, dense), parts);
}

function makeClassifier(
  model: ExampleModel,
  { temperature, reject, trust, dense }: Omit<IntentParts, keyof ExampleModelParts>,
): IntentClassifier {
  return {
    parts: { ...model.parts, temperature, reject, trust, ...(dense ? { dense } : {}) },
    classify: (text, language) => weigh(model.judge(text, language), temperature, { reject, trust }),
    nearest: model.nearest,
  };
}
