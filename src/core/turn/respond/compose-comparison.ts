import type { FoundPassage } from "../../memory/recalled.ts";
import type { TurnServices } from "../services.ts";
import {
  type AnswerBlock,
  type AnswerPlan,
  answerBlock,
  blockText,
  type Composed,
  citationsOf,
  type Tongues,
} from "./answer-block.ts";
import type { FoundAnswer } from "./find-answer.ts";
import { answerPhrases } from "./phrases.ts";
import { asksAboutProperty, counterpart, differences } from "./side-by-side.ts";

type Official = Extract<FoundAnswer, { answer: "official" }>;

/** Quoting where two products differ answers "what is the difference" by construction. */
const DIFFERENCE_CONFIDENCE = 0.95;

/**
 * An answer about several products, each in the words of its own sources. Asked how they differ: sentences about the
 * same thing side by side. Asked about one property: what is said of it for each; where one source has it in other
 * words, the sentence that answers for the other product finds it. What no source says is said to be unknown.
 */
export function composeComparison(
  plan: AnswerPlan,
  tongues: Tongues,
  answers: readonly FoundAnswer[],
  services: TurnServices,
): Composed {
  const { knowledge, playbook } = services;
  const { heard, language } = tongues;
  const names = plan.productIds.flatMap((id) => knowledge.productName(id) ?? []);
  const spoken = knowledge.findProducts(plan.query).map(({ matched }) => matched);
  const [one, other] = plan.productIds;
  if (one && other && !plan.policyType && !asksAboutProperty(plan.query, heard, [...names, ...spoken])) {
    const pairs = differences([one, other], heard, knowledge);
    if (pairs.length > 0) return quoted(pairs.flat(), pairs.map(beside).join("\n"), DIFFERENCE_CONFIDENCE);
  }

  const official = answers.filter((answer): answer is Official => answer.answer === "official");
  const best = official.reduce<Official | undefined>(
    (top, answer) => (top && top.confidence >= answer.confidence ? top : answer),
    undefined,
  );
  if (!best) return { composed: "nothing" };
  const phrases = answerPhrases(playbook, language);
  const unknown: string[] = [];
  const blocks = plan.productIds.slice(0, answers.length).flatMap((id, at): AnswerBlock[] => {
    const found = answers[at];
    const own = found?.answer === "official" && isFrom(found, id, best) ? found : undefined;
    if (own) return [answerBlock(plan.query, tongues, own, services, phrases, true)];
    const alike = best.passages[0] && counterpart(best.passages[0], id, heard, knowledge);
    if (alike) return [{ picked: [alike], text: blockText([alike], language, phrases, services, true) }];
    unknown.push(phrases.unknown(knowledge.productName(id) ?? id));
    return [];
  });
  if (blocks.length === 0) return { composed: "nothing" };
  const texts = [...new Set(blocks.map(({ text }) => text)), ...unknown];
  const composed = quoted(
    blocks.flatMap(({ picked }) => picked),
    texts.join("\n\n"),
    best.confidence,
  );
  return composed.composed === "answer" ? { ...composed, draft: { ...composed.draft, trusted: unknown } } : composed;
}

/** A sentence of the product itself, or the same rule for both: a general rule beside a product's own fact answers less. */
const isFrom = (answer: Official, productId: string, best: Official): boolean =>
  answer === best ||
  answer.deciding ||
  answer.passages[0]?.citation.productId === productId ||
  answer.passages[0]?.sourceId === best.passages[0]?.sourceId;

const beside = ([a, b]: readonly [FoundPassage, FoundPassage]): string => `${a.text} ${b.text}`;

const quoted = (passages: readonly FoundPassage[], text: string, confidence: number): Composed => ({
  composed: "answer",
  draft: { text, from: "knowledge", outcome: "answered", citations: citationsOf(passages), confidence },
  settles: 0,
});
