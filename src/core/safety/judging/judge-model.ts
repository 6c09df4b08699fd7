import { seededRandom, shuffle } from "../../understanding/linear/random.ts";
import { COLUMNS, type Grams, PER_WORD } from "./grams.ts";
import type { Stretch } from "./stretches.ts";

/** Logistic regressions over one table of n-grams, in 8 bits. `weights` has one value a column and question. */
export interface JudgeParts {
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** A stretch of a text with the right answers: 1 yes, 0 no, a question each. `weight` multiplies what is learnt from it. */
export interface Lesson {
  readonly vector: GramVector;
  readonly answers: readonly number[];
  readonly weight: number;
}

/** Distinct columns of a stretch, those of words first. */
export interface GramVector {
  readonly columns: Int32Array;
  readonly words: number;
}

const stamps = new Int32Array(COLUMNS);
let stamp = 0;

/** Each column once, however often it occurs. */
export function vectorOf(grams: Grams, { from, to }: Stretch): GramVector {
  const columns = new Int32Array((to - from) * PER_WORD + (grams.starts[to] ?? 0) - (grams.starts[from] ?? 0));
  const words = collect(grams.words, from * PER_WORD, to * PER_WORD, columns, 0);
  const end = collect(grams.characters, grams.starts[from] ?? 0, grams.starts[to] ?? 0, columns, words);
  return { columns: columns.subarray(0, end), words };
}

function collect(source: Int32Array, from: number, to: number, into: Int32Array, at: number): number {
  stamp += 1;
  let next = at;
  for (let i = from; i < to; i++) {
    const column = source[i] as number;
    if (stamps[column] === stamp) continue;
    stamps[column] = stamp;
    into[next++] = column;
  }
  return next;
}

/** One logit a question. Words and characters each have length 1, however long the text is. */
export function logitsOf({ weights, scales, bias }: JudgeParts, { columns, words }: GramVector): number[] {
  const questions = bias.length;
  const logits: number[] = [];
  for (let question = 0; question < questions; question++) {
    let ofWords = 0;
    let ofCharacters = 0;
    for (let i = 0; i < words; i++) ofWords += weights[(columns[i] as number) * questions + question] as number;
    for (let i = words; i < columns.length; i++)
      ofCharacters += weights[(columns[i] as number) * questions + question] as number;
    const sum = ofWords * share(words) + ofCharacters * share(columns.length - words);
    logits.push(sum * (scales[question] ?? 1) + (bias[question] ?? 0));
  }
  return logits;
}

const share = (count: number): number => (count > 0 ? 1 / Math.sqrt(count) : 0);

export const likelihood = (logit: number): number => 1 / (1 + Math.exp(-logit));

const EPOCHS = 12;
const RATE = 0.3;
const DECAY = 1e-5;

/** AdaGrad in a fixed random order: the same lessons give the same model. */
export function trainJudgeModel(lessons: readonly Lesson[], questions: number): JudgeParts {
  const bias = new Float32Array(questions);
  const scales = new Float32Array(questions);
  const small = new Int8Array(COLUMNS * questions);
  for (let question = 0; question < questions; question++) {
    const weights = new Float32Array(COLUMNS);
    bias[question] = trainQuestion(lessons, question, weights);
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
    scales[question] = largest / 127;
    weights.forEach((weight, column) => {
      small[column * questions + question] = Math.round((weight / largest) * 127);
    });
  }
  return { weights: small, scales, bias };
}

/** Fills `weights`; gives the bias. */
function trainQuestion(lessons: readonly Lesson[], question: number, weights: Float32Array): number {
  const squares = new Float32Array(COLUMNS).fill(1e-3);
  let bias = 0;
  let biasSquares = 1e-3;
  const order = Int32Array.from(lessons.keys());
  const random = seededRandom(20_26);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const at of order) {
      const lesson = lessons[at];
      if (!lesson) continue;
      const { columns, words } = lesson.vector;
      const ofWords = share(words);
      const ofCharacters = share(columns.length - words);
      let logit = bias;
      for (let i = 0; i < columns.length; i++)
        logit += (weights[columns[i] as number] as number) * (i < words ? ofWords : ofCharacters);
      const error = (likelihood(logit) - (lesson.answers[question] ?? 0)) * lesson.weight;
      if (error < 1e-3 && error > -1e-3) continue;
      biasSquares += error * error;
      bias -= (0.1 * RATE * error) / Math.sqrt(biasSquares);
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i] as number;
        const gradient = error * (i < words ? ofWords : ofCharacters) + DECAY * (weights[column] as number);
        const square = (squares[column] as number) + gradient * gradient;
        squares[column] = square;
        weights[column] = (weights[column] as number) - (RATE * gradient) / Math.sqrt(square);
      }
    }
  }
  return bias;
}
