import { answersType } from "../../knowledge/answer-type.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import { type QuestionReading, type Reading, readQuestion, readText } from "../../prepared/read-question.ts";

/** Nothing is asked beside the facet that the sentence tells. */
const TOLD = 0.97;

/** What a question asks for in everyday forms ("how heavy", "what colours"), apart from the products that it names. */
export function readAsked(question: string, language: string, knowledge: KnowledgeIndex): QuestionReading {
  const named = [...knowledge.findProducts(question), ...knowledge.findGroups(question)];
  return readQuestion(question, language, new Set(named.flatMap(({ matched }) => matched.split(" "))));
}

/**
 * Of these passages the one that tells all that is asked for in such forms or as an amount, a time, a number, and whatever
 * else is asked: "how much is the Pompeii tour". `isOrdinary`: words that ask for nothing in this business. Undefined
 * when nothing of the kind is asked, something is left open, or several passages tell it.
 */
export function tellsFacet(
  asked: QuestionReading,
  language: string,
  passages: readonly FoundPassage[],
  isOrdinary: (term: string) => boolean,
): FoundPassage | undefined {
  const open = asked.terms.filter((one) => one.facets.length === 0 && !isOrdinary(one.term));
  const worded = asked.terms.filter((one) => one.facets.length > 0);
  if (asked.facets.size === 0 && (asked.type === undefined || open.length === 0)) return undefined;
  const told = passages.filter((passage) => {
    if (passage.language !== language) return false;
    if (asked.type !== undefined && !answersType(passage.text, asked.type)) return false;
    const says = readText(passage.text, language, "says");
    const told = [...asked.facets].filter((facet) => says.facets.has(facet));
    // "How long does the battery last" asks in the words of two forms for one thing.
    const meets = worded.every(({ facets }) => facets.some((facet) => told.includes(facet)));
    return meets && (told.length > 0 || asked.facets.size === 0) && open.every((term) => isSaid(term, says));
  });
  const [only] = told;
  return only && told.length === 1 ? { ...only, score: TOLD } : undefined;
}

/** Could these passages answer at all? Not when everyday forms are asked for, and none is told and none of their words said. */
export const mayTell = (asked: QuestionReading, language: string, passages: readonly FoundPassage[]): boolean =>
  asked.facets.size === 0 ||
  passages.some((passage) => {
    const says = readText(passage.text, passage.language, "says");
    return (
      passage.language !== language ||
      [...asked.facets].some((facet) => says.facets.has(facet)) ||
      asked.terms.some((term) => term.facets.length > 0 && isSaid(term, says))
    );
  });

const isSaid = ({ term, concept }: Reading["terms"][number], { terms }: Reading): boolean =>
  terms.some((said) => said.term === term || (concept !== undefined && said.concept === concept));
