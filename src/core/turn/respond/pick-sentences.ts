import { analyze } from "../../knowledge/analyze.ts";
import { answersType, answerType } from "../../knowledge/answer-type.ts";
import { limitsWhatCameBefore, pointsBack } from "../../knowledge/joining-words.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";

const MOST = 3;
/** Less than this, the passage shares a word with the question and no more. */
const WEAK = 0.3;
/** In log odds: half a step of a word's weight. */
const ALIKE = 0.5;
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
  const [best] = passages;
  if (!best) return [];
  const type = answerType(question);
  const whole = knowledge.passages(best.sourceId, best.language);
  // Nothing tells the conditions of "it costs … here, … there" apart: all of them answer.
  const alike = passages.filter((passage) => passage.sourceId === best.sourceId && isAlike(passage, best));
  const fitting = type === undefined ? [] : alike.filter((passage) => answersType(passage.text, type));
  if (fitting.length > 1) return inSourceOrder(fitting.slice(0, MOST), whole);
  // Asked for the rule as a whole, what it begins with is the rule, and the rest its conditions.
  if (deciding && type === undefined && (best.score < SURE || asksWhole(question, language, best))) {
    const lead = whole.slice(0, 2).map((passage) => ({ ...passage, score: best.score, citation: best.citation }));
    return lead.some((passage) => passage.text === best.text) || best.score < WEAK ? lead : [...lead.slice(0, 1), best];
  }
  const picked = [best];
  const asked = new Set(analyze(question, language).terms);
  const open = new Set([...asked].filter((term) => !says(best, term)));
  for (const passage of passages.slice(1)) {
    const adds = [...open].filter((term) => says(passage, term));
    if (picked.length >= 2 || passage.score < SURE || adds.length === 0 || passage.language !== best.language) continue;
    picked.push(passage);
    for (const term of adds) open.delete(term);
  }

  const at = whole.findIndex((passage) => passage.text === best.text);
  const before = whole[at - 1];
  const after = whole[at + 1];
  const take = (passage: FoundPassage | undefined) => {
    if (!passage || picked.length >= MOST || picked.some((other) => other.text === passage.text)) return;
    picked.push({ ...passage, citation: best.citation });
  };
  if (after && limitsWhatCameBefore(after.text)) take(after);
  // Asked for the rule as a whole, its conditions belong to it.
  else if (deciding && type === undefined && picked.length === 1 && at === 0) take(after);
  if (before && pointsBack(best.text) && best.citation.productId === undefined) take(before);
  return inSourceOrder(picked, whole);
}

/** Nothing is asked but what the source is called: "what is your returns policy". */
function asksWhole(question: string, language: string, { citation, language: own }: FoundPassage): boolean {
  const asked = analyze(question, language);
  const title = analyze(citation.title, own);
  const named = new Set([...title.terms, ...title.conceptOf.values()]);
  return (
    asked.terms.length > 0 &&
    asked.terms.every((term) => named.has(term) || named.has(asked.conceptOf.get(term) ?? term))
  );
}

/** Equal but for where they stand: so near that the order in the source decided between them. */
const isAlike = (one: FoundPassage, best: FoundPassage): boolean => logit(best.score) - logit(one.score) <= ALIKE;
const logit = (score: number): number => Math.log(score / Math.max(1 - score, Number.EPSILON));

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
