import type { DenseFeatures } from "../linear/dense-features.ts";
import { type LinearModel, linearScores } from "../linear/linear-model.ts";
import { indexExamples } from "../linear/nearest.ts";
import { denseScores, trainDense } from "../linear/train-dense.ts";
import { type TrainingOptions, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "../linear/vectorizer.ts";
import type { LabelledText } from "./examples.ts";
import { wishFeatures } from "./wish-features.ts";

/**
 * A linear model over the playbook's examples, with the examples beside it, and another one over their sentence vectors
 * where there is an encoder. It knows nothing of calibration.
 */
export interface ExampleModel {
  judge(text: string, language?: string): Judged;
  /** The examples that look most like the text, best first. */
  nearest(text: string, limit: number, language?: string): readonly Similar[];
  readonly parts: ExampleModelParts;
}

export interface Judged {
  /** One score (logit) an intent. */
  readonly scores: Float32Array;
  /** The same from the sentence vector. Absent when there is no encoder, or it cannot read the text. */
  readonly dense?: Float32Array;
  /** 0 to 1: how much of the text the examples know. */
  readonly coverage: number;
  /** 0 to 1: how much the most similar example of the likeliest intents looks like it. */
  readonly similarity: number;
}

interface Similar extends LabelledText {
  readonly similarity: number;
}

/** What is stored; the index of examples is built again from the playbook. */
export interface ExampleModelParts {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly unknownWeight: number;
  readonly model: LinearModel;
  /** Over sentence vectors. Absent when it was trained without an encoder, or it could read no example. */
  readonly sentences?: LinearModel | undefined;
}

/** Gentle steps and a firm pull: best with few examples (banking77, 10 an intent) and as good with many. */
const training: TrainingOptions = { epochs: 10, rate: 0.2, decay: 1e-4 };
/** With so many examples a feature that only one of them has is left out. */
const MANY = 3000;
const LIKELIEST = 3;

export function trainExampleModel(
  examples: readonly LabelledText[],
  classes: number,
  dense?: DenseFeatures,
  onEpoch?: (done: number, of: number) => void,
): ExampleModel {
  const vectorizer = fitVectorizer(examples, { minTexts: examples.length > MANY ? 2 : 1, features: wishFeatures });
  const model = trainLinear(
    examples.map(({ text, language }) => vectorizer.vectorize(text, language)),
    examples.map(({ label }) => label),
    { features: vectorizer.size, classes },
    { ...training, ...(onEpoch ? { onEpoch } : {}) },
  );
  const sentences = dense && trainSentences(examples, classes, dense);
  return makeExampleModel({ vectorizer, model, sentences }, examples, dense);
}

export function restoreExampleModel(
  { hashes, weights, unknownWeight, model, sentences }: ExampleModelParts,
  examples: readonly LabelledText[],
  dense?: DenseFeatures,
): ExampleModel {
  const vectorizer = makeVectorizer(hashes, weights, unknownWeight, wishFeatures);
  return makeExampleModel({ vectorizer, model, sentences }, examples, dense);
}

/** Undefined when the encoder can read no example. */
function trainSentences(
  examples: readonly LabelledText[],
  classes: number,
  dense: DenseFeatures,
): LinearModel | undefined {
  const readable = examples.flatMap(({ text, label, language }) => {
    const vector = dense.of(text, language);
    return vector ? [{ vector, label }] : [];
  });
  return readable.length > 0 ? trainDense(readable, dense.size, classes) : undefined;
}

interface Trained {
  readonly vectorizer: Vectorizer;
  readonly model: LinearModel;
  readonly sentences: LinearModel | undefined;
}

function makeExampleModel(
  { vectorizer, model, sentences }: Trained,
  examples: readonly LabelledText[],
  dense: DenseFeatures | undefined,
): ExampleModel {
  const index = indexExamples(
    examples.map(({ text, language }) => vectorizer.vectorize(text, language)),
    vectorizer.size,
    examples.map(({ label }) => label),
  );
  const { hashes, weights, unknownWeight } = vectorizer;
  return {
    parts: { hashes, weights, unknownWeight, model, ...(sentences ? { sentences } : {}) },
    judge(text, language) {
      const own = vectorizer.vectorize(text, language);
      const scores = linearScores(model, own);
      const vector = sentences && dense?.of(text, language);
      const similarity = index.find(own, 1, likeliest(scores))[0]?.similarity ?? 0;
      const judged = { scores, coverage: own.coverage, similarity };
      return vector ? { ...judged, dense: denseScores(sentences, vector) } : judged;
    },
    nearest(text, limit, language) {
      return index.find(vectorizer.vectorize(text, language), limit).flatMap(({ example, similarity }) => {
        const found = examples[example];
        return found ? [{ ...found, similarity }] : [];
      });
    },
  };
}

function likeliest(scores: Float32Array): number[] {
  const best: number[] = [];
  for (const [label, score] of scores.entries()) {
    const at = best.findIndex((other) => score > (scores[other] ?? 0));
    if (at < 0) best.push(label);
    else best.splice(at, 0, label);
    if (best.length > LIKELIEST) best.pop();
  }
  return best;
}
