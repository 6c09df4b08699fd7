import { fitTemperature, logistic } from "../linear/calibration.ts";
import { type LinearModel, linearScores } from "../linear/linear-model.ts";
import { indexExamples } from "../linear/nearest.ts";
import { defaultTraining, softmax, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "../linear/vectorizer.ts";
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
}

/** Trains on every example; temperature and rejection are fitted on texts that a model did not see (hold-out.ts). */
export function trainIntents(
  examples: readonly LabelledText[],
  classes: number,
  offTopic: readonly string[],
  onProgress: (share: number) => void = () => {},
): IntentClassifier {
  const texts = examples.map((example) => example.text);
  const vectorizer = fitVectorizer(texts, { minTexts: texts.length > 3000 ? 2 : 1 });
  const heldOut = holdOut(examples, classes, offTopic, (share) => onProgress(share * 0.5));
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
  const { hashes, weights, unknownWeight } = vectorizer;
  return makeClassifier({ hashes, weights, unknownWeight, model, temperature, reject }, examples, vectorizer);
}

export function restoreIntents(parts: IntentParts, examples: readonly LabelledText[]): IntentClassifier {
  return makeClassifier(parts, examples, makeVectorizer(parts.hashes, parts.weights, parts.unknownWeight));
}

function makeClassifier(
  parts: IntentParts,
  examples: readonly LabelledText[],
  vectorizer: Vectorizer,
): IntentClassifier {
  const index = indexExamples(
    examples.map((example) => vectorizer.vectorize(example.text)),
    vectorizer.size,
  );

  return {
    parts,
    classify(text) {
      const vector = vectorizer.vectorize(text);
      const shares = linearScores(parts.model, vector);
      const topScore = shares.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY);
      softmax(shares, parts.temperature);
      const top = shares.reduce((best, share, at) => (share > (shares[best] ?? 0) ? at : best), 0);
      const similarity = index.find(vector, 1)[0]?.similarity ?? 0;
      const signals = rejectSignals(shares, topScore, vector.coverage, similarity);
      return { shares, top, outOfScope: parts.reject.length > 0 ? logistic(parts.reject, signals) : 0 };
    },
    nearest(text, limit) {
      return index.find(vectorizer.vectorize(text), limit).flatMap(({ example, similarity }) => {
        const found = examples[example];
        return found ? [{ text: found.text, label: found.label, similarity }] : [];
      });
    },
  };
}
