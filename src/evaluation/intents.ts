import { z } from "zod";
import type { LocalEncoder } from "../core/contracts/sentence-encoder.ts";
import { type Playbook, playbookSchema } from "../core/playbook/schema.ts";
import { offTopic } from "../core/understanding/data/off-topic.ts";
import { playbookExamples } from "../core/understanding/intent/examples.ts";
import { guessIntent, REJECT } from "../core/understanding/intent/guess-intent.ts";
import { trainIntents } from "../core/understanding/intent/intent-classifier.ts";
import { trainLanguage } from "../core/understanding/language/language-detector.ts";
import type { NgramTable } from "../core/understanding/language/ngram-table.ts";
import { type DenseFeatures, readableBy } from "../core/understanding/linear/dense-features.ts";
import { type Figure, groupBy, percent, quantile, readRows, stableShare } from "./rows.ts";

const row = z.object({ text: z.string(), intent: z.string() });
type Row = z.infer<typeof row>;

/** With a sentence encoder, which reads what the detector takes for its language. */
interface Reading {
  readonly encoder: LocalEncoder;
  readonly table: NgramTable;
}

/** Intent figures on public sets, through the same path as a playbook's own intents. `none` counts as wrong in scope. */
export function evaluateIntents(folder: string, reading?: Reading): Figure[] {
  const read = (name: string): Row[] | undefined => readRows(folder, `1_intent/${name}.jsonl`, row);
  const bank = read("banking77.train");
  const home = read("hwu64.train");
  const homeTest = read("hwu64.valid");
  const cure = read("hint3_curekart.train");
  const cureTest = read("hint3_curekart.test");
  const figures: Figure[] = [];
  const evaluate = (name: string, train: readonly Row[], test: readonly Row[], foreign: readonly Row[]): Figure[] =>
    evaluateOn(reading ? `${name}, with encoder` : name, { train, test, foreign }, reading);
  if (bank) {
    const test = bank.filter(({ text }) => stableShare(text) < 0.1);
    const train = bank.filter(({ text }) => stableShare(text) >= 0.1);
    figures.push(...evaluate("banking77, 90/10", train, test, homeTest ?? []));
    figures.push(...evaluate("banking77, 10 an intent", firstOfEach(train, 10), test, homeTest ?? []));
  }
  if (home && homeTest) figures.push(...evaluate("hwu64, valid", home, homeTest, []));
  if (cure && cureTest) {
    const isOut = ({ intent }: Row): boolean => intent === "oos";
    figures.push(
      ...evaluate(
        "hint3_curekart",
        cure,
        cureTest.filter((one) => !isOut(one)),
        cureTest.filter(isOut),
      ),
    );
  }
  return figures;
}

interface Split {
  readonly train: readonly Row[];
  readonly test: readonly Row[];
  readonly foreign: readonly Row[];
}

function evaluateOn(name: string, { train, test, foreign }: Split, reading: Reading | undefined): Figure[] {
  const playbook = asPlaybook(train);
  const started = process.cpuUsage();
  const examples = playbookExamples(playbook);
  const readable = reading && readableBy(reading.encoder, trainLanguage(examples, playbook.languages, reading.table));
  const classifier = trainIntents(examples, playbook.intents.length, offTopic, {
    dense: readable && onceEach(readable),
  });
  const seconds = process.cpuUsage(started).user / 1e6;
  const times: number[] = [];
  const guess = (text: string) => {
    const before = performance.now();
    const made = guessIntent(text, playbook, classifier, () => 0);
    times.push(performance.now() - before);
    return made;
  };
  const idOf = (intent: string): string => safeId(intent);
  const judged = test.map((one) => ({ ...guess(one.text), isRight: false, wanted: idOf(one.intent) }));
  const top = test.map((one) => playbook.intents[classifier.classify(one.text).top]?.id === idOf(one.intent));
  const answered = judged.map((one) => ({
    confidence: one.primary === "none" ? 0 : one.confidence,
    right: one.primary === one.wanted,
  }));
  const sure = answered.filter(({ confidence }) => confidence >= 0.7);
  const strange = foreign.map(({ text }) => classifier.classify(text).outOfScope);
  const known = test.map(({ text }) => classifier.classify(text).outOfScope);
  return [
    { name: `${name}: top intent right`, value: percent(top.filter(Boolean).length, top.length) },
    {
      name: `${name}: primary right (out-of-scope decision and clauses included)`,
      value: percent(answered.filter(({ right }) => right).length, answered.length),
    },
    {
      name: `${name}: confidence 0.7 or more`,
      value: `${percent(sure.length, answered.length)} of texts, ${percent(sure.filter(({ right }) => right).length, sure.length)} of them right`,
    },
    {
      name: `${name}: calibration error`,
      value: calibrationError(
        judged.map((one) => ({ confidence: one.confidence, right: one.primary === one.wanted })),
      ).toFixed(3),
    },
    ...(foreign.length > 0
      ? [
          {
            name: `${name}: out of scope`,
            value: `AUROC ${auroc(strange, known).toFixed(3)}, ${percent(strange.filter((one) => one >= REJECT).length, strange.length)} rejected, ${percent(known.filter((one) => one >= REJECT).length, known.length)} of the known rejected`,
          },
        ]
      : []),
    {
      name: `${name}: training, guess p50 / p95`,
      value: `${seconds.toFixed(1)} CPU s, ${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)} ms`,
    },
  ];
}

/** In training each text is asked for several times. */
function onceEach(features: DenseFeatures): DenseFeatures {
  const known = new Map<string, Float32Array | undefined>();
  return {
    ...features,
    of(text) {
      const vector = known.get(text) ?? features.of(text);
      known.set(text, vector);
      return vector;
    },
  };
}

function asPlaybook(rows: readonly Row[]): Playbook {
  const byIntent = groupBy(rows, ({ intent }) => safeId(intent));
  return playbookSchema.parse({
    name: "evaluation",
    languages: ["en"],
    intents: [...byIntent].map(([id, examples]) => ({ id, examples: examples.map(({ text }) => text) })),
  });
}

const safeId = (intent: string): string => intent.replace(/[^a-zA-Z0-9_.:-]/g, "_");

function firstOfEach(rows: readonly Row[], count: number): Row[] {
  const sorted = [...rows].sort((a, b) => stableShare(`${a.text}x`) - stableShare(`${b.text}x`));
  return [...groupBy(sorted, ({ intent }) => intent).values()].flatMap((some) => some.slice(0, count));
}

function calibrationError(rows: readonly { readonly confidence: number; readonly right: boolean }[]): number {
  const bins = groupBy(rows, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  return [...bins.values()].reduce(
    (sum, bin) =>
      sum + Math.abs(bin.reduce((gap, { confidence, right }) => gap + confidence - (right ? 1 : 0), 0)) / rows.length,
    0,
  );
}

function auroc(higher: readonly number[], lower: readonly number[]): number {
  const wins = higher.reduce(
    (sum, one) => sum + lower.reduce((won, other) => won + (one > other ? 1 : one === other ? 0.5 : 0), 0),
    0,
  );
  return wins / (higher.length * lower.length || 1);
}
