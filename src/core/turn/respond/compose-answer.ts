import type { FoundPassage } from "../../memory/recalled.ts";
import type { Citation } from "../../message.ts";
import { heardIn, repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Plan, Turn } from "../turn.ts";
import { findAnswer } from "./find-answer.ts";
import { type AnswerPhrases, answerPhrases } from "./phrases.ts";
import { pickSentences } from "./pick-sentences.ts";

/** Below it, part of the question is not answered by the sentence itself. */
const GENERAL = 0.6;

export type AnswerPlan = Extract<Plan, { kind: "answer" }>;

export type Composed =
  | { readonly composed: "answer"; readonly draft: Draft }
  | { readonly composed: "conflict"; readonly detail: string }
  | { readonly composed: "nothing" };

/**
 * An answer in the words of our sources: one to three sentences that answer, from sources of the right product, joined
 * with the playbook's phrases. Pure: guard-output calls it again when a model's draft fails.
 */
export function composeAnswer(turn: Turn, services: TurnServices, plan: AnswerPlan): Composed {
  const language = repliesIn(turn, services.playbook);
  const heard = heardIn(turn, services.playbook);
  const phrases = answerPhrases(services.playbook, language);
  const answers = subjects(plan).map((productIds) =>
    findAnswer({ ...plan, productIds }, heard, turn, services.knowledge),
  );
  const conflict = answers.find((answer) => answer.answer === "conflict");
  if (conflict) return { composed: "conflict", detail: conflict.detail };

  const official = answers.filter((answer) => answer.answer === "official");
  const tips = uniqueTips(answers.flatMap((answer) => ("tips" in answer ? answer.tips : [])));
  if (official.length < answers.length)
    return official.length === 0 ? tipsOnly(tips, phrases, language) : { composed: "nothing" };

  const blocks = official.map(({ passages, deciding }) => {
    const picked = pickSentences(plan.query, heard, passages, services.knowledge, deciding);
    const text = blockText(picked, language, phrases, services, official.length > 1);
    return { picked, text: deciding && isGeneral(picked, language) ? `${phrases.general} ${text}` : text };
  });
  const cited = [...blocks.flatMap(({ picked }) => picked), ...tips];
  const parts = [...new Set(blocks.map(({ text }) => text)), ...(tips.length > 0 ? [tipText(phrases.tips, tips)] : [])];
  return {
    composed: "answer",
    draft: {
      text: parts.join("\n\n"),
      from: "knowledge",
      outcome: "answered",
      citations: citationsOf(cited),
      confidence: Math.min(...official.map((answer) => answer.confidence)),
    },
  };
}

/** The rule for everything, for a question that asks about something it does not name. */
const isGeneral = (picked: readonly FoundPassage[], language: string): boolean =>
  picked[0]?.citation.productId === undefined &&
  picked.every((passage) => passage.score < GENERAL && passage.language === language);

/** Each product of a question about several gets its own answer; at most three. */
const subjects = (plan: AnswerPlan): readonly (readonly string[])[] =>
  plan.productIds.length > 1 ? plan.productIds.slice(0, 3).map((id) => [id]) : [plan.productIds];

function blockText(
  picked: readonly FoundPassage[],
  language: string,
  phrases: AnswerPhrases,
  { knowledge }: TurnServices,
  several: boolean,
): string {
  const foreign = picked.find((passage) => passage.language !== language)?.language;
  const sentences = picked.map((passage) => passage.text).join(" ");
  const product = picked.map((passage) => passage.citation.productId).find((id) => id !== undefined);
  const name = product === undefined ? undefined : knowledge.productName(product);
  const named = name !== undefined && sentences.toLowerCase().includes(name.toLowerCase());
  const lead = name !== undefined && (several || !named) ? `${phrases.lead(name)} ` : "";
  return foreign ? `${lead}${phrases.fromOtherLanguage(foreign)}\n${sentences}` : `${lead}${sentences}`;
}

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
  };
}

const tipText = (lead: string, tips: readonly FoundPassage[]): string =>
  `${lead}\n${tips.map((tip) => `- ${tip.text}`).join("\n")}`;

const uniqueTips = (tips: readonly FoundPassage[]): readonly FoundPassage[] =>
  tips.filter((tip, at) => tips.findIndex((other) => other.text === tip.text) === at).slice(0, 2);

const citationsOf = (passages: readonly FoundPassage[]): readonly Citation[] => [
  ...new Map(passages.map(({ citation }) => [`${citation.sourceId} ${citation.productId ?? ""}`, citation])).values(),
];
