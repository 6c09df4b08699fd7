import type { DenseFeatures } from "../linear/dense-features.ts";
import { seededRandom, shuffle } from "../linear/random.ts";
import { type Judged, trainExampleModel } from "./example-model.ts";
import type { LabelledText } from "./examples.ts";

/** How a model that never saw a text judged it. Without `label` the text belongs to no intent that model knew. */
export interface HeldOutRow extends Judged {
  readonly label?: number;
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
  dense: DenseFeatures | undefined,
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
    const strange: Omit<LabelledText, "label">[] = offTopic.map((text) => ({ text }));
    order.forEach((example, place) => {
      const one = examples[example];
      if (!one) return;
      if (unknown.has(one.label)) strange.push(one);
      else if (place % FOLDS === round) known.push(one);
      else trained.push(one);
    });
    const model = trainExampleModel(trained, classes, dense, (done, of) => onProgress((round + done / of) / rounds));
    rows.push(...known.map(({ text, language, label }) => ({ ...model.judge(text, language), label })));
    rows.push(...strange.map(({ text, language }) => model.judge(text, language)));
  }
  return rows;
}
