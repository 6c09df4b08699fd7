import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { Receipt } from "../../core/contracts/tool.ts";

/** What is wrong with a poisoned draft. */
export const poisons = [
  "wrong-product",
  "wrong-amount",
  "stale-policy",
  "invented-action",
  "tip-as-policy",
  "mixed-tiers",
  "half-true-yes",
] as const;
export type Poison = (typeof poisons)[number];

/** A draft as a model might write it, with the turn that it answers. */
export interface WrittenDraft {
  readonly language: string;
  readonly question: string;
  readonly productIds: readonly string[];
  readonly policyType?: string;
  readonly sourceIds: readonly string[];
  readonly receipts: readonly Receipt[];
  /** Tools among `receipts` that change something. */
  readonly effects: readonly string[];
  readonly text: string;
  /** Absent: the draft is right and must reach the customer. */
  readonly poison?: Poison;
}

const DRAFTS = join(import.meta.dirname, "../own/drafts");

const texts = z.array(z.string().min(1)).default([]);
const draftCase = z.strictObject({
  ask: z.string().min(1),
  about: z.string().nullable(),
  policy: z.string().optional(),
  sources: z.array(z.string()),
  receipts: z.array(z.string()).default([]),
  good: texts,
  ...(Object.fromEntries(poisons.map((poison) => [poison, texts])) as Record<Poison, typeof texts>),
});
const toolResult = z.strictObject({
  tool: z.string(),
  effect: z.boolean(),
  args: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()),
});

/** The languages of a set: those of its files `<set>.<language>.yaml`. */
export function draftLanguages(set: string, folder = DRAFTS): readonly string[] {
  return readdirSync(folder).flatMap((file) => {
    const [name, language, ...end] = file.split(".");
    return name === set && language && end.join(".") === "yaml" ? [language] : [];
  });
}

/**
 * The drafts of `<set>.<language>.yaml`. A source is named once for all languages: its translation, where the business
 * has one, is what a draft in that language cites. Throws when a file is not of this form.
 */
export function readDrafts(
  set: string,
  language: string,
  knows: (sourceId: string) => boolean,
  folder = DRAFTS,
): readonly WrittenDraft[] {
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), "utf8"));
  const results = z.record(z.string(), toolResult).parse(read("receipts.yaml"));
  return z
    .array(draftCase)
    .parse(read(`${set}.${language}.yaml`))
    .flatMap((one) => {
      const used = one.receipts.flatMap((name) => results[name] ?? []);
      const draft = {
        language,
        question: one.ask,
        productIds: one.about ? [one.about] : [],
        ...(one.policy ? { policyType: one.policy } : {}),
        sourceIds: one.sources.map((id) => (knows(`${id}.${language}`) ? `${id}.${language}` : id)),
        receipts: used.map(({ tool, args, result }, at) => ({
          callId: String(at),
          tool,
          args,
          result,
          at: new Date("2026-05-04T09:00:00Z"),
        })),
        effects: used.filter(({ effect }) => effect).map(({ tool }) => tool),
      };
      return [
        ...one.good.map((text) => ({ ...draft, text })),
        ...poisons.flatMap((poison) => one[poison].map((text) => ({ ...draft, text, poison }))),
      ];
    });
}
