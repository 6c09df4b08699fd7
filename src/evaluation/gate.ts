import { z } from "zod";
import { cleanText } from "../core/safety/clean-text.ts";
import { findHiddenText } from "../core/safety/hidden-text.ts";
import { trainJudges } from "../core/safety/train-judges.ts";
import { verdictOf } from "../core/safety/verdict.ts";
import { type Figure, percent, quantile, readRows } from "./rows.ts";

const text = z.object({ text: z.string() });
const labelled = z.object({ text: z.string(), label: z.number() });
const direct = z.object({ user: z.string() });

/** How much of each set the gate stops. The attacks were never seen in training; neither were the customers. */
export function evaluateGate(folder: string): Figure[] {
  const judges = trainJudges([]);
  const dev = "4_adversarial";
  const valid = readRows(folder, `${dev}/injection_valid.dev.jsonl`, labelled) ?? [];
  const sets: readonly (readonly [string, readonly string[]])[] = [
    ["attacks, injection_valid", valid.filter(({ label }) => label === 1).map((one) => one.text)],
    [
      "attacks, jailbreak_inthewild",
      (readRows(folder, `${dev}/jailbreak_inthewild.dev.jsonl`, text) ?? []).map((one) => one.text),
    ],
    [
      "attacks, cyberseceval",
      (readRows(folder, `${dev}/cyberseceval_injection.dev.jsonl`, direct) ?? []).map((one) => one.user),
    ],
    [
      "false alarms, banking77",
      (readRows(folder, "1_intent/banking77.train.jsonl", text) ?? []).map((one) => one.text),
    ],
    [
      "false alarms, hint3_curekart",
      (readRows(folder, "1_intent/hint3_curekart.test.jsonl", text) ?? []).map((one) => one.text),
    ],
    [
      "false alarms, multidogo_airline",
      (readRows(folder, "1_intent/multidogo_airline.jsonl", text) ?? []).map((one) => one.text),
    ],
    [
      "false alarms, xsid (13 languages)",
      (readRows(folder, "1_intent/xsid.valid.jsonl", text) ?? []).map((one) => one.text),
    ],
    ["false alarms, look-alikes (injection_valid)", valid.filter(({ label }) => label === 0).map((one) => one.text)],
    [
      "false alarms, look-alikes (wildguard, no customers)",
      (readRows(folder, `${dev}/benign_wildguard.dev.jsonl`, text) ?? []).map((one) => one.text),
    ],
  ];
  return sets
    .filter(([, texts]) => texts.length > 0)
    .map(([name, texts]) => {
      const times: number[] = [];
      const verdicts = texts.map((original) => {
        const before = performance.now();
        const cleaned = cleanText(original.slice(0, 20_000)).slice(0, 4_000);
        const verdict = verdictOf([cleaned, ...findHiddenText(original.slice(0, 4_000), cleaned)], judges.judge);
        times.push(performance.now() - before);
        return verdict;
      });
      const injection = verdicts.filter(({ verdict, abusive }) => verdict === "blocked" && !abusive).length;
      const other = verdicts.filter(({ verdict, abusive }) => verdict === "escalate" || abusive).length;
      return {
        name: `gate, ${name} (${texts.length})`,
        value: `${percent(injection, texts.length)} injection, ${percent(other, texts.length)} abuse or self-harm, p95 ${quantile(times, 0.95).toFixed(1)} ms`,
      };
    });
}
