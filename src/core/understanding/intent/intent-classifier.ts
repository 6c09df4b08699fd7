import type { DenseFeatures } from "../linear/dense-features.ts";
import { blendScores, fitBlend } from "./blend.ts";
import { type ExampleModel, type ExampleModelParts, restoreExampleModel, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";
import { holdOut } from "./hold-out.ts";
import { type Calibration, fitCalibration, type Weighed, weigh } from "./weigh.ts";

export interface IntentClassifier {
  classify(text: string, language?: string): Weighed;
  /** By n-grams alone: a message has many clauses, and reading each with the encoder would cost milliseconds. */
  classifyClause(text: string, language?: string): Weighed;
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
  const sample = dense && sampleOf(dense, examples);
  const heldOut = holdOut(examples, classes, offTopic, sample, (share) => onProgress(share * 0.5));
  const { parts } = trainExampleModel(examples, classes, sample, (done, of) => onProgress(0.5 + (0.5 * done) / of));
  const blend = parts.sentences && { blend: fitBlend(heldOut) };
  return restoreIntents({ ...parts, ...fitCalibration(heldOut), ...blend }, examples, dense);
}

/** Reading takes milliseconds a text. Where there are many examples, more than 80 of an intent make no better model. */
const MANY = 4000;
const MOST_READ = 80;

function sampleOf(dense: DenseFeatures, examples: readonly LabelledText[]): DenseFeatures {
  if (examples.length <= MANY) return dense;
  const counts = new Map<string, number>();
  const left = new Set<string>();
  for (const { text, label, language } of examples) {
    const key = `${label} ${language}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > MOST_READ) left.add(text);
  }
  return { ...dense, of: (text, language) => (left.has(text) ? undefined : dense.of(text, language)) };
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
      return blend && judged.dense
        ? weigh({ ...judged, scores: blendScores(judged.scores, judged.dense) }, blend)
        : weigh(judged, plain);
    },
    classifyClause(text, language) {
      return weigh(model.judgeWords(text, language), plain);
    },
    nearest: model.nearest,
  };
}
