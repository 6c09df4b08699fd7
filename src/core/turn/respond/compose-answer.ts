import { words } from "../../knowledge/analyze.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import { heardIn, repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Turn } from "../turn.ts";
import { type AnswerPlan, answerBlock, type Composed, citationsOf } from "./answer-block.ts";
import { composeComparison } from "./compose-comparison.ts";
import { type FoundAnswer, findAnswer } from "./find-answer.ts";
import { type AnswerPhrases, answerPhrases } from "./phrases.ts";
import { counterpart, propertyAsked } from "./side-by-side.ts";

/**
 * An answer in the words of our sources: one to three sentences that answer, from sources of the right product, joined
 * with the playbook's phrases. Pure: guard-output calls it again when a model's draft fails.
 */
export function composeAnswer(turn: Turn, services: TurnServices, plan: AnswerPlan): Composed {
  const language = repliesIn(turn, services.playbook);
  const heard = heardIn(turn, services.playbook);
  const phrases = answerPhrases(services.playbook, language);
  const products = subjects(plan);
  const query = products.length > 1 ? withoutNames(propertyAsked(plan.query, heard), plan, services) : plan.query;
  const answers = products.map((productIds) => {
    const found = findAnswer({ ...plan, query, productIds }, heard, turn, services);
    return found.answer === "official" ? found : (answerLike(plan, heard, turn, services) ?? found);
  });
  const conflict = answers.find((answer) => answer.answer === "conflict");
  if (conflict) return { composed: "conflict", detail: conflict.detail };
  if (products.length > 1) return composeComparison(plan, { heard, language }, answers, services);

  const official = answers.filter((answer) => answer.answer === "official");
  const tips = uniqueTips(answers.flatMap((answer) => ("tips" in answer ? answer.tips : [])));
  if (official.length < answers.length)
    return official.length === 0 ? tipsOnly(tips, phrases, language) : { composed: "nothing" };

  const blocks = official.map((answer) =>
    answerBlock(plan.query, { heard, language }, answer, services, phrases, false),
  );
  const cited = [...blocks.flatMap(({ picked }) => picked), ...tips];
  const unknown = blocks.flatMap((block) => block.unknown ?? []);
  const parts = [...new Set(blocks.map(({ text }) => text)), ...(tips.length > 0 ? [tipText(phrases.tips, tips)] : [])];
  return {
    composed: "answer",
    draft: {
      text: parts.join("\n\n"),
      from: "knowledge",
      outcome: "answered",
      citations: citationsOf(cited),
      confidence: Math.min(...official.map((answer) => answer.confidence)),
      ...(unknown.length > 0 ? { trusted: unknown } : {}),
    },
    settles: Math.min(...official.map(({ passages: [best] }) => settles(best, plan, language))),
  };
}

const settles = (best: FoundPassage | undefined, { productIds }: AnswerPlan, language: string): number =>
  best && best.language === language && (productIds.length === 0 || best.citation.productId !== undefined)
    ? best.score
    : 0;

/** "Which kettle holds more": that both are kettles is no part of what is asked of each. */
function withoutNames(question: string, { productIds }: AnswerPlan, { playbook }: TurnServices): string {
  const compared = playbook.playbook.graph.nodes.filter(({ id }) => productIds.includes(id));
  const names = new Set(compared.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(words)));
  const rest = words(question).filter((word) => !names.has(word));
  return rest.length > 0 ? rest.join(" ") : question;
}

/** The same question about the product before was answered by a sentence; this product may have one like it. */
function answerLike(plan: AnswerPlan, language: string, turn: Turn, services: TurnServices): FoundAnswer | undefined {
  const [productId] = plan.productIds;
  if (plan.like === undefined || productId === undefined || plan.productIds.length > 1) return undefined;
  const before = findAnswer({ ...plan, productIds: [plan.like] }, language, turn, services);
  const [best] = before.answer === "official" ? before.passages : [];
  const alike = best && counterpart(best, productId, language, services.knowledge);
  return before.answer === "official" && alike
    ? { ...before, passages: [alike], tips: [], deciding: false }
    : undefined;
}

/** Each product of a question about several gets its own answer; at most three. */
const subjects = (plan: AnswerPlan): readonly (readonly string[])[] =>
  plan.productIds.length > 1 ? plan.productIds.slice(0, 3).map((id) => [id]) : [plan.productIds];

/** Nothing official, but customers have said something: told as just that. */
function tipsOnly(tips: readonly FoundPassage[], phrases: AnswerPhrases, language: string): Composed {
  const sure = tips.filter((tip) => tip.score >= 0.85 && tip.language === language);
  if (sure.length === 0) return { composed: "nothing" };
  return {
    composed: "answer",
    draft: {
      text: tipText(phrases.tipsOnly, sure),
      from: "knowledge",
      outcome: "answered",
      citations: citationsOf(sure),
      confidence: Math.max(...sure.map((tip) => tip.score)),
    },
    settles: 0,
  };
}

const tipText = (lead: string, tips: readonly FoundPassage[]): string =>
  `${lead}\n${tips.map((tip) => `- ${tip.text}`).join("\n")}`;

const uniqueTips = (tips: readonly FoundPassage[]): readonly FoundPassage[] =>
  tips.filter((tip, at) => tips.findIndex((other) => other.text === tip.text) === at).slice(0, 2);
