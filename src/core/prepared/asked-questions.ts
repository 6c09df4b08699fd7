import { createHash } from "node:crypto";
import type { AskedBefore } from "../contracts/prepared-answers.ts";
import { words } from "../knowledge/analyze.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

/**
 * Questions that customers really asked, for the known answers that they were given then. One that was answered by parts
 * of several known answers is left out, and so is one that somebody else asked in the same words.
 */
export function askedQuestions(
  before: readonly AskedBefore[],
  known: readonly PreparedAnswer[],
): readonly PreparedAnswer[] {
  const made = new Map<string, PreparedAnswer>();
  for (const { text, language, answer, sourceIds } of before) {
    const given = known.filter(
      (one) =>
        one.language === language &&
        one.intent === undefined &&
        one.sourceIds.every((id) => sourceIds.includes(id)) &&
        answer.includes(one.answer),
    );
    const [only] = given;
    if (!only || given.length > 1) continue;
    const id = createHash("sha256")
      .update([language, ...only.productIds, words(text).join(" ")].join("\n"))
      .digest("hex")
      .slice(0, 20);
    made.set(id, { ...only, id, question: text, variants: [], origin: "asked" });
  }
  return [...made.values()];
}
