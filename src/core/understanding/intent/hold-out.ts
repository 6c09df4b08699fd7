import type { DenseFeatures } from "../linear/dense-features.ts";
import { linearScores } from "../linear/linear-model.ts";
import { indexExamples } from "../linear/nearest.ts";
import { seededRandom, shuffle } from "../linear/random.ts";
import { type DenseExample, denseScores, trainDense } from "../linear/train-dense.ts";
import { defaultTraining, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer } from "../linear/vectorizer.ts";
import type { LabelledText } from "./examples.ts";

/** How a model that never saw a text judged it. Without `label` the text belongs to no intent that model knew. */
export interface HeldOutRow {
  readonly scores: Float32Array;
  /** From the sentence vector; absent when the encoder cannot read the text. */
  readonly dense?: Float32Array;
  readonly label?: number;
  readonly coverage: number;
  readonly similarity: number;
}

const LARGE = 4000;
const MEDIUM = 1000;
const FOLDS = 4;
/** So many intents are left out of each fold, to learn what a wish that nobody foresaw looks like. */
const UNKNOWN_SHARE = 0.2;

/**
 * Cross-validation that leaves out examples and, in each fold, whole intents. The left-out intents are the best
 * likeness of "out of scope" that a new business has: same tone, same words, other wish. With many examples one fold
 * is enough and keeps training short.
 */
export function holdOut(
  examples: readonly LabelledText[],
  classes: number,
  offTopic: readonly string[],
  features: DenseFeatures | undefined,
  onProgress: (share: number) => void,
): HeldOutRow[] {
  const random = seededRandom(77);
  const order = Int32Array.from(examples.keys());
  shuffle(order, random);
  const classOrder = Int32Array.from({ length: classes }, (_, c) => c);
  shuffle(classOrder, random);
  const unknownCount = classes >= 4 ? Math.max(1, Math.round(classes * UNKNOWN_SHARE)) : 0;
  const rounds = examples.length > LARGE ? 1 : examples.length > MEDIUM ? 2 : FOLDS;
  const rows: HeldOutRow[] = [];

  for (let round = 0; round < rounds; round++) {
    const unknown = new Set(
      Array.from({ length: unknownCount }, (_, i) => classOrder[(round * unknownCount + i) % classes] ?? 0),
    );
    const trained: LabelledText[] = [];
    const known: LabelledText[] = [];
    const strange: string[] = [...offTopic];
    order.forEach((example, place) => {
      const { text, label } = examples[example] ?? { text: "", label: 0 };
      if (unknown.has(label)) strange.push(text);
      else if (place % FOLDS === round) known.push({ text, label });
      else trained.push({ text, label });
    });
    rows.push(...judge(trained, known, strange, classes, features));
    onProgress((round + 1) / rounds);
  }
  return rows;
}

function judge(
  trained: readonly LabelledText[],
  known: readonly LabelledText[],
  strange: readonly string[],
  classes: number,
  features: DenseFeatures | undefined,
): HeldOutRow[] {
  const texts = trained.map((example) => example.text);
  const vectorizer = fitVectorizer(texts, { minTexts: texts.length > 3000 ? 2 : 1 });
  const vectors = texts.map((text) => vectorizer.vectorize(text));
  const model = trainLinear(
    vectors,
    trained.map((example) => example.label),
    { features: vectorizer.size, classes },
    defaultTraining,
  );
  const index = indexExamples(vectors, vectorizer.size);
  const denseModel = features && trainDense(denseExamples(trained, features), features.size, classes);
  const rowOf = (text: string): Omit<HeldOutRow, "label"> => {
    const vector = vectorizer.vectorize(text);
    const dense = denseModel && features.of(text);
    return {
      ...(dense ? { dense: denseScores(denseModel, dense) } : {}),
      scores: linearScores(model, vector),
      coverage: vector.coverage,
      similarity: index.find(vector, 1)[0]?.similarity ?? 0,
    };
  };
  return [...known.map(({ text, label }) => ({ ...rowOf(text), label })), ...strange.map(rowOf)];
}

/** Those that the encoder can read. */
export function denseExamples(examples: readonly LabelledText[], features: DenseFeatures): DenseExample[] {
  return examples.flatMap(({ text, label }) => {
    const vector = features.of(text);
    return vector ? [{ vector, label }] : [];
  });
}
