import { AppError } from "../../errors.ts";
import { fitTemperature, logistic } from "../linear/calibration.ts";
import type { DenseFeatures } from "../linear/dense-features.ts";
import { softmax } from "../linear/train-linear.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";
import { fitReject, rejectSignals } from "./reject.ts";

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

export interface IntentParts extends ExampleModelParts {
  readonly temperature: number;
  readonly reject: readonly number[];
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
  const reject = fitReject(heldOut, temperature);
  const model = trainExampleModel(examples, classes, dense, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  return makeClassifier(model, { temperature, reject, dense: dense?.name });
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
  { temperature, reject, dense }: Pick<IntentParts, "temperature" | "reject" | "dense">,
): IntentClassifier {
  return {
    parts: { ...model.parts, temperature, reject, ...(dense ? { dense } : {}) },
    classify(text, language) {
      const { scores: shares, coverage, similarity } = model.judge(text, language);
      const topScore = shares.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
      softmax(shares, temperature);
      const top = shares.reduce((best, share, at) => (share > (shares[best] ?? 0) ? at : best), 0);
      const signals = rejectSignals(shares, topScore, coverage, similarity);
      return { shares, top, outOfScope: reject.length > 0 ? logistic(reject, signals) : 0 };
    },
    nearest: model.nearest,
  };
}
