import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { type GramVector, gramVector } from "./grams.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { readText, type Term } from "./read-question.ts";
import { withoutNames } from "./variants.ts";

/** A prepared answer, read for matching. */
export interface Candidate {
  readonly answer: PreparedAnswer;
  /** Facets that it tells. */
  readonly facets: ReadonlySet<string>;
  /** Term or `§concept` → how surely it is said: by the answer or a known question 1, by the title less. */
  readonly says: ReadonlyMap<string, number>;
  /** What the sentence itself, or the rule's title, consists of. */
  readonly core: readonly string[];
  readonly title: CandidateTitle;
  /** The type of the policies it cites. */
  readonly policyType: string | undefined;
  readonly grams: readonly GramVector[];
  /** Known ways to ask for it, without names. */
  readonly ways: readonly string[];
}

/** What its sources are about as a whole. */
interface CandidateTitle {
  readonly terms: ReadonlySet<string>;
  /** Words, however many ways each of them can be met. */
  readonly size: number;
  readonly facets: ReadonlySet<string>;
}

const TITLE = 0.85;
const CONCEPT = 0.9;
const SENSE = 0.85;

export function readCandidate(answer: PreparedAnswer, knowledge: KnowledgeIndex): Candidate {
  const { language } = answer;
  const sources = answer.sourceIds.flatMap((id) => knowledge.source(id) ?? []);
  const names = answer.productIds.flatMap((id) => knowledge.productName(id) ?? []);
  const told = readText(withoutNames(answer.answer, names), language, "says");
  const known = [withoutNames(answer.question, names), ...answer.variants];
  const asked = known.map((text) => readText(text, language, "asks"));
  const titles = sources.flatMap(({ title }) => readText(withoutNames(title, names), language, "says").terms);
  const says = new Map<string, number>();
  const add = ({ term, concept, senses }: Term, sure: number): void => {
    for (const sense of senses) says.set(sense, Math.max(sure * SENSE, says.get(sense) ?? 0));
    says.set(term, Math.max(sure, says.get(term) ?? 0));
    if (concept !== undefined) says.set(concept, Math.max(sure * CONCEPT, says.get(concept) ?? 0));
  };
  for (const term of titles) add(term, TITLE);
  for (const term of [...told.terms, ...asked.flatMap(({ terms }) => terms)]) add(term, 1);
  return {
    answer,
    // The opening of a rule tells more than the rule's name asks for.
    facets: new Set([...(answer.intent === undefined ? told.facets : []), ...asked.flatMap((one) => [...one.facets])]),
    says,
    core: (answer.intent === undefined ? told.terms : titles).map(({ term }) => term),
    title: {
      terms: new Set(titles.flatMap(({ term, concept }) => (concept === undefined ? [term] : [term, concept]))),
      size: Math.max(1, new Set(titles.map(({ term, concept }) => concept ?? term)).size),
      facets: new Set(sources.flatMap(({ title }) => [...readText(title, language, "asks").facets])),
    },
    policyType: sources.find(({ policyType }) => policyType !== undefined)?.policyType,
    grams: known.map(gramVector),
    ways: known,
  };
}
