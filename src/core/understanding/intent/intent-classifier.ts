import { fitTemperature, logistic } from "../linear/calibration.ts";
import type { DenseFeatures } from "../linear/dense-features.ts";
import { type LinearModel, linearScores } from "../linear/linear-model.ts";
import { indexExamples } from "../linear/nearest.ts";
import { denseScores, trainDense } from "../linear/train-dense.ts";
import { defaultTraining, softmax, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "../linear/vectorizer.ts";
import { type Blend, blendScores, fitBlend } from "./blend.ts";
import type { LabelledText } from "./examples.ts";
import { denseExamples, type HeldOutRow, holdOut } from "./hold-out.ts";
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
  classify(text: string): IntentShares;
  /** The examples that look most like the text, for the operator. */
  nearest(
    text: string,
    limit: number,
  ): readonly { readonly text: string; readonly label: number; readonly similarity: number }[];
  readonly parts: IntentParts;
}

/** What is stored; the index of examples is built again from the playbook. */
export interface IntentParts {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly unknownWeight: number;
  readonly model: LinearModel;
  readonly temperature: number;
  readonly reject: readonly number[];
  /** What is added for texts that the sentence encoder of this name can read. */
  readonly dense?: DensePart | undefined;
}

export interface DensePart extends Blend {
  readonly encoder: string;
  readonly model: LinearModel;
  readonly reject: readonly number[];
}

/** Trains on every example; temperature and rejection are fitted on texts that a model did not see (hold-out.ts). */
export function trainIntents(
  examples: readonly LabelledText[],
  classes: number,
  offTopic: readonly string[],
  onProgress: (share: number) => void = () => {},
  features?: DenseFeatures,
): IntentClassifier {
  const texts = examples.map((example) => example.text);
  const vectorizer = fitVectorizer(texts, { minTexts: texts.length > 3000 ? 2 : 1 });
  const heldOut = holdOut(examples, classes, offTopic, features, (share) => onProgress(share * 0.5));
  const temperature = fitTemperature(
    heldOut.flatMap((row) => (row.label === undefined ? [] : [{ scores: row.scores, label: row.label }])),
  );
  const reject = fitReject(heldOut, temperature);
  const model = trainLinear(
    texts.map((text) => vectorizer.vectorize(text)),
    examples.map((example) => example.label),
    { features: vectorizer.size, classes },
    { ...defaultTraining, onEpoch: (done, of) => onProgress(0.5 + (0.5 * done) / of) },
  );
  const dense = features && trainDensePart(examples, classes, features, heldOut);
  const { hashes, weights, unknownWeight } = vectorizer;
  const parts = { hashes, weights, unknownWeight, model, temperature, reject, ...(dense ? { dense } : {}) };
  return makeClassifier(parts, examples, vectorizer, features);
}

/** Without the encoder that it was trained with, the classifier goes by n-grams alone. */
export function restoreIntents(
  parts: IntentParts,
  examples: readonly LabelledText[],
  features?: DenseFeatures,
): IntentClassifier {
  return makeClassifier(parts, examples, makeVectorizer(parts.hashes, parts.weights, parts.unknownWeight), features);
}

/** Undefined when the encoder can read no example. */
function trainDensePart(
  examples: readonly LabelledText[],
  classes: number,
  features: DenseFeatures,
  heldOut: readonly HeldOutRow[],
): DensePart | undefined {
  const readable = denseExamples(examples, features);
  if (readable.length === 0) return undefined;
  const blend = fitBlend(heldOut);
  const rows = heldOut.flatMap(({ scores, dense, ...row }) =>
    dense ? [{ ...row, scores: blendScores(scores, dense, blend.share) }] : [],
  );
  return {
    ...blend,
    encoder: features.name,
    model: trainDense(readable, features.size, classes),
    reject: fitReject(rows, blend.temperature),
  };
}

function makeClassifier(
  parts: IntentParts,
  examples: readonly LabelledText[],
  vectorizer: Vectorizer,
  features: DenseFeatures | undefined,
): IntentClassifier {
  const dense = parts.dense?.encoder === features?.name ? parts.dense : undefined;
  const index = indexExamples(
    examples.map((example) => vectorizer.vectorize(example.text)),
    vectorizer.size,
  );

  return {
    parts,
    classify(text) {
      const vector = vectorizer.vectorize(text);
      const plain = linearScores(parts.model, vector);
      const sentence = dense && features?.of(text);
      const { temperature, reject } = sentence ? dense : parts;
      const shares = sentence ? blendScores(plain, denseScores(dense.model, sentence), dense.share) : plain;
      const topScore = shares.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
      softmax(shares, temperature);
      const top = shares.reduce((best, share, at) => (share > (shares[best] ?? 0) ? at : best), 0);
      const similarity = index.find(vector, 1)[0]?.similarity ?? 0;
      const signals = rejectSignals(shares, topScore, vector.coverage, similarity);
      return { shares, top, outOfScope: reject.length > 0 ? logistic(reject, signals) : 0 };
    },
    nearest(text, limit) {
      return index.find(vectorizer.vectorize(text), limit).flatMap(({ example, similarity }) => {
        const found = examples[example];
        return found ? [{ text: found.text, label: found.label, similarity }] : [];
      });
    },
  };
}
