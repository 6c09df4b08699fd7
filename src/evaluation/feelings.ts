import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { judgeSentiment } from "../core/understanding/sentiment/sentiment.ts";
import { type Figure, percent, readRows } from "./rows.ts";

/** Above this a person takes over (`thresholds.anger`). */
const FURIOUS = 0.8;
/** From this on the tone of replies follows (`thresholds.upset`). */
const UPSET = 0.3;

export interface FeelingScore {
  readonly messages: number;
  /** How surely a furious message stands above a calm one: 1 is always. */
  readonly auroc: number;
  readonly shares: Readonly<Record<string, { readonly furious: number; readonly upset: number; readonly of: number }>>;
}

/** Tab-separated: language, `calm`, `annoyed` or `furious`, and the message. */
export function scoreFeelings(
  file = join(import.meta.dirname, "own/feelings.tsv"),
  each?: (label: string, anger: number, text: string) => void,
): FeelingScore {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [language = "", label = "", text = ""] = line.split("\t");
      return { language, label, text, anger: judgeSentiment(text).anger };
    });
  for (const { label, anger, text } of rows) each?.(label, anger, text);
  const angers = (wanted: string): number[] => rows.filter(({ label }) => label === wanted).map(({ anger }) => anger);
  const shares = Object.fromEntries(
    ["calm", "annoyed", "furious"].map((label) => {
      const all = angers(label);
      const furious = all.filter((anger) => anger > FURIOUS).length;
      const upset = all.filter((anger) => anger >= UPSET).length;
      return [label, { furious, upset, of: all.length }];
    }),
  );
  return { messages: rows.length, auroc: auroc(angers("furious"), angers("calm")), shares };
}

/** The own messages, and how many ordinary customers' texts are taken for furious, where the data folder has them. */
export function evaluateFeelings(
  folder: string,
  missed?: (kind: string, value: string, text: string) => void,
): Figure[] {
  const { messages, auroc, shares } = scoreFeelings(undefined, (label, anger, text) => {
    if ((label === "furious" && anger <= FURIOUS) || (label === "calm" && anger >= UPSET))
      missed?.(label, anger.toFixed(2), text);
  });
  return [
    { name: `feeling, furious above calm (${messages} messages)`, value: `AUROC ${auroc.toFixed(3)}` },
    ...Object.entries(shares).map(([label, { furious, upset, of }]) => ({
      name: `feeling, ${label} (${of})`,
      value: `${percent(furious, of)} furious, ${percent(upset, of)} upset or more`,
    })),
    ...["banking77.train", "hint3_curekart.test", "multidogo_airline"].flatMap((name) => {
      const texts = readRows(folder, `1_intent/${name}.jsonl`, z.object({ text: z.string() })) ?? [];
      const judged = texts.map(({ text }) => ({ text, anger: judgeSentiment(text).anger }));
      const furious = judged.filter(({ anger }) => anger > FURIOUS);
      const upset = judged.filter(({ anger }) => anger >= UPSET);
      for (const { text } of furious) missed?.("false furious", name, text);
      const value = `${percent(furious.length, texts.length)} furious, ${percent(upset.length, texts.length)} upset or more`;
      return texts.length === 0 ? [] : [{ name: `feeling, false alarms, ${name} (${texts.length})`, value }];
    }),
  ];
}

function auroc(above: readonly number[], below: readonly number[]): number {
  let wins = 0;
  for (const high of above) for (const low of below) wins += high > low ? 1 : high === low ? 0.5 : 0;
  return wins / Math.max(1, above.length * below.length);
}
