import { z } from "zod";
import { cleanText } from "../core/safety/clean-text.ts";
import { findHiddenText } from "../core/safety/hidden-text.ts";
import { labelledTexts } from "../core/safety/labelled-texts.ts";
import { type Judges, trainJudges } from "../core/safety/train-judges.ts";
import { type Verdict, verdictOf } from "../core/safety/verdict.ts";
import { type Figure, percent, quantile, readRows, stableShare } from "./rows.ts";

const text = z.object({ text: z.string() }).transform((row) => row.text);
const labelled = z.object({ text: z.string(), label: z.number() });
const direct = z.object({ user: z.string() }).transform((row) => row.user);

interface TextSet {
  readonly name: string;
  /** Its name in core/safety/labelled-texts.ts, when the judges learn from it. */
  readonly source?: string;
  readonly texts: readonly string[];
}

/**
 * How much of each set the gate stops, at its one operating point. Sets that the judges learn from are cut into ten
 * parts by a stable hash; each part is judged by judges that learnt from everything but it. `show` gets what went wrong.
 */
export function evaluateGate(folder: string, show?: (set: string, text: string) => void): Figure[] {
  const { attacks, lookalikes, customers } = readSets(folder);
  const byTenth = Array.from({ length: 10 }, (_, tenth) =>
    judgesWithout((one) =>
      one.kind !== "harmless" || isLookalikeSource(one.source) ? tenthOf(one.text) === tenth : false,
    ),
  );
  const shipped = trainJudges([]);
  const figures: Figure[] = [];
  const stopped = { attacks: 0, of: 0, alarms: 0, among: 0 };

  for (const { name, texts } of attacks) {
    const seen = judgeAll(texts, (one) => byTenth[tenthOf(one)] ?? shipped);
    const caught = seen.filter(({ verdict }) => verdict.verdict !== "safe").length;
    stopped.attacks += caught;
    stopped.of += texts.length;
    if (show) for (const one of seen) if (one.verdict.verdict === "safe") show(`missed, ${name}`, one.text);
    figures.push(figure(`gate, attacks, ${name}, each tenth held out`, seen));
  }
  for (const { name, texts } of lookalikes) {
    const seen = judgeAll(texts, (one) => byTenth[tenthOf(one)] ?? shipped);
    stopped.alarms += seen.filter(({ verdict }) => verdict.verdict !== "safe").length;
    stopped.among += texts.length;
    if (show) for (const one of seen) if (one.verdict.verdict !== "safe") show(`false alarm, ${name}`, one.text);
    figures.push(figure(`gate, false alarms, look-alikes, ${name}, each tenth held out`, seen));
  }
  for (const { name, source, texts } of attacks) {
    const judges = judgesWithout((one) => one.source === source);
    figures.push(
      figure(
        `gate, attacks, ${name}, whole source left out`,
        judgeAll(texts, () => judges),
      ),
    );
  }
  for (const { name, texts } of customers) {
    const seen = judgeAll(texts, () => shipped);
    if (show) for (const one of seen) if (one.verdict.verdict !== "safe") show(`false alarm, ${name}`, one.text);
    figures.push(figure(`gate, false alarms, ${name}`, seen));
  }
  return [
    ...figures,
    {
      name: `gate, attacks, all sets, each tenth held out (${stopped.of})`,
      value: percent(stopped.attacks, stopped.of),
    },
    {
      name: `gate, false alarms, look-alikes, all sets, each tenth held out (${stopped.among})`,
      value: percent(stopped.alarms, stopped.among),
    },
  ];
}

const tenthOf = (one: string): number => Math.floor(stableShare(one) * 10);
const isLookalikeSource = (source: string): boolean => source === "injecguard" || source === "wildguard";

const judgesWithout = (isHeldOut: (one: (typeof labelledTexts)[number]) => boolean): Judges =>
  trainJudges(
    [],
    labelledTexts.filter((one) => one.source === "own" || !isHeldOut(one)),
  );

interface Judged {
  readonly text: string;
  readonly verdict: Verdict;
  readonly ms: number;
}

/** As turn/guard-input.ts does it. */
function judgeAll(texts: readonly string[], judgesFor: (text: string) => Judges): Judged[] {
  return texts.map((original) => {
    const judges = judgesFor(original);
    const before = performance.now();
    const cleaned = cleanText(original.slice(0, 20_000)).slice(0, 4_000);
    const verdict = verdictOf([cleaned, ...findHiddenText(original.slice(0, 4_000), cleaned)], judges.judge);
    return { text: original, verdict, ms: performance.now() - before };
  });
}

function figure(name: string, judged: readonly Judged[]): Figure {
  const tricks = judged.filter(({ verdict }) => verdict.verdict === "blocked" && !verdict.abusive).length;
  const other = judged.filter(({ verdict }) => verdict.verdict === "escalate" || verdict.abusive).length;
  const p95 = quantile(
    judged.map(({ ms }) => ms),
    0.95,
  );
  return {
    name: `${name} (${judged.length})`,
    value: `${percent(tricks, judged.length)} tricks, ${percent(other, judged.length)} abuse or self-harm, p95 ${p95.toFixed(1)} ms`,
  };
}

function readSets(folder: string): Record<"attacks" | "lookalikes" | "customers", TextSet[]> {
  const hostile = "4_adversarial";
  const valid = readRows(folder, `${hostile}/injection_valid.dev.jsonl`, labelled) ?? [];
  const read = (file: string, row: z.ZodType<string> = text): string[] => readRows(folder, file, row) ?? [];
  const present = (sets: TextSet[]): TextSet[] => sets.filter(({ texts }) => texts.length > 0);
  return {
    attacks: present([
      {
        name: "injection_valid",
        source: "injecguard",
        texts: valid.filter(({ label }) => label === 1).map((one) => one.text),
      },
      { name: "jailbreak_inthewild", source: "in-the-wild", texts: read(`${hostile}/jailbreak_inthewild.dev.jsonl`) },
      {
        name: "cyberseceval",
        source: "cyberseceval",
        texts: read(`${hostile}/cyberseceval_injection.dev.jsonl`, direct),
      },
    ]),
    lookalikes: present([
      {
        name: "injection_valid",
        source: "injecguard",
        texts: valid.filter(({ label }) => label === 0).map((one) => one.text),
      },
      { name: "wildguard", source: "wildguard", texts: read(`${hostile}/benign_wildguard.dev.jsonl`) },
    ]),
    customers: present([
      { name: "banking77", texts: read("1_intent/banking77.train.jsonl") },
      { name: "hint3_curekart", texts: read("1_intent/hint3_curekart.test.jsonl") },
      { name: "multidogo_airline", texts: read("1_intent/multidogo_airline.jsonl") },
      { name: "xsid (13 languages)", texts: read("1_intent/xsid.valid.jsonl") },
    ]),
  };
}
