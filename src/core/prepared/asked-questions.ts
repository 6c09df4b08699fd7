import { createHash } from "node:crypto";
import type { AskedBefore } from "../contracts/prepared-answers.ts";
import { analyze, words } from "../knowledge/analyze.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { cleanText } from "../safety/clean-text.ts";
import { findPersonalData } from "../safety/personal-data.ts";
import type { TurnServices } from "../turn/services.ts";
import { createPace } from "./pace.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

/** So much of what a known answer says must an agent have said; half of it is also met by neighbours of the same source. */
const SAID = 0.75;

/**
 * Questions that customers really asked, for the known answers that they were given then: by us in the sources' words, or
 * by an agent who said just what a source says. One that was answered by parts of several known answers is left out, and
 * so is one that holds personal data.
 */
export async function askedQuestions(
  before: readonly AskedBefore[],
  known: readonly PreparedAnswer[],
  { knowledge, playbook }: Pick<TurnServices, "knowledge" | "playbook">,
): Promise<readonly PreparedAnswer[]> {
  const pace = createPace();
  const made = new Map<string, PreparedAnswer>();
  for (const one of before) {
    await pace();
    const only = one.answeredBy === "bot" ? quotedThen(one, known) : saidThen(one, known, knowledge);
    if (!only || findPersonalData(cleanText(one.text), playbook.playbook).length > 0) continue;
    const id = createHash("sha256")
      .update([one.language, ...only.productIds, words(one.text).join(" ")].join("\n"))
      .digest("hex")
      .slice(0, 20);
    const times = (made.get(id)?.asked?.times ?? 0) + 1;
    const asked = { times, answeredBy: made.get(id)?.asked?.answeredBy ?? one.answeredBy };
    made.set(id, { ...only, id, question: one.text, variants: [], origin: "asked", asked });
  }
  return [...made.values()];
}

/** What we quoted, when it was one known answer. */
function quotedThen(
  { language, answer, sourceIds }: AskedBefore,
  known: readonly PreparedAnswer[],
): PreparedAnswer | undefined {
  const given = known.filter(
    (one) =>
      one.language === language &&
      one.intent === undefined &&
      one.sourceIds.every((id) => sourceIds.includes(id)) &&
      answer.includes(one.answer),
  );
  return given.length === 1 ? given[0] : undefined;
}

/** What an agent said, when it is what one known answer about the product that was asked for says, figures and all. */
function saidThen(
  { text, language, answer }: AskedBefore,
  known: readonly PreparedAnswer[],
  knowledge: KnowledgeIndex,
): PreparedAnswer | undefined {
  const products = knowledge.findProducts(text).map(({ productId }) => productId);
  if (products.length > 1) return undefined;
  const said = new Set(analyze(answer, language).terms);
  const ranked = known
    .filter(
      (one) =>
        one.language === language &&
        one.intent === undefined &&
        (products[0] === undefined ? one.productIds.length === 0 : one.productIds.includes(products[0])) &&
        figuresOf(one.answer).every((figure) => answer.includes(figure)),
    )
    .map((one) => {
      const told = analyze(one.answer, language).terms;
      return { one, share: told.filter((term) => said.has(term)).length / Math.max(1, told.length) };
    })
    .sort((a, b) => b.share - a.share);
  const [first, second] = ranked;
  return first && first.share >= SAID && first.share > (second?.share ?? 0) ? first.one : undefined;
}

const figuresOf = (text: string): readonly string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
