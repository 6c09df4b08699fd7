import { analyze } from "../../knowledge/analyze.ts";
import { answerType } from "../../knowledge/answer-type.ts";
import { limitsWhatCameBefore, pointsBack } from "../../knowledge/joining-words.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";

const MOST = 3;
/** A second sentence must be nearly as sure as the first. */
const SURE = 0.8;

/**
 * The one to three sentences that answer: the best, then those that speak of parts of the question that it leaves
 * open, and whatever the source says right after to limit it. In the source's own order.
 */
export function pickSentences(
  question: string,
  language: string,
  passages: readonly FoundPassage[],
  knowledge: KnowledgeIndex,
  deciding: boolean,
): readonly FoundPassage[] {
  const best = passages[0];
  if (!best) return [];
  const picked = [best];
  const asked = new Set(analyze(question, language).terms);
  const open = new Set([...asked].filter((term) => !says(best, term)));
  for (const passage of passages.slice(1)) {
    const adds = [...open].filter((term) => says(passage, term));
    if (picked.length >= 2 || passage.score < SURE || adds.length === 0 || passage.language !== best.language) continue;
    picked.push(passage);
    for (const term of adds) open.delete(term);
  }

  const whole = knowledge.passages(best.sourceId, best.language);
  const at = whole.findIndex((passage) => passage.text === best.text);
  const before = whole[at - 1];
  const after = whole[at + 1];
  const take = (passage: FoundPassage | undefined) => {
    if (!passage || picked.length >= MOST || picked.some((other) => other.text === passage.text)) return;
    picked.push({ ...passage, citation: best.citation });
  };
  if (after && limitsWhatCameBefore(after.text)) take(after);
  // Asked for the rule as a whole, its conditions belong to it.
  else if (deciding && answerType(question) === undefined && picked.length === 1) take(after);
  if (before && pointsBack(best.text) && best.citation.productId === undefined) take(before);
  return inSourceOrder(picked, whole);
}

const says = (passage: FoundPassage, term: string): boolean => {
  const { terms, conceptOf } = analyze(passage.text, passage.language);
  return terms.includes(term) || [...conceptOf.values()].includes(term);
};

/** Sentences of the best source as they stand there, then those of others. */
function inSourceOrder(picked: readonly FoundPassage[], whole: readonly FoundPassage[]): readonly FoundPassage[] {
  const place = (passage: FoundPassage) => {
    const at = whole.findIndex((other) => other.text === passage.text);
    return at < 0 ? whole.length : at;
  };
  return [...picked].sort((a, b) => place(a) - place(b));
}
