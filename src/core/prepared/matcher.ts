import { words } from "../knowledge/analyze.ts";
import { related } from "../knowledge/concepts.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { createVocabulary, type Vocabulary } from "../knowledge/vocabulary.ts";
import { isAskingWord } from "./asking-words.ts";
import { type Candidate, readCandidate } from "./candidate.ts";
import { gramVector } from "./grams.ts";
import { joinAnswers } from "./join-answers.ts";
import { createPace } from "./pace.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { readQuestion, type Term } from "./read-question.ts";
import {
  type AskedNow,
  CLOSE_RACE,
  compare,
  probabilityOf,
  RELATED,
  rankOf,
  type Signals,
  shareOf,
} from "./signals.ts";
import { createSpelling, type Spelling } from "./spelling.ts";
import { gatherWordings, type WordingGatherer, type WordingIndex } from "./wording-index.ts";

/** What is asked, and of what. */
export interface KnownQuestion {
  /** Masked. */
  readonly text: string;
  readonly language: string;
  /** What it is about; empty: the whole business. */
  readonly productIds: readonly string[];
  /** The policy that the recognised intent asks for. */
  readonly policyType?: string;
}

export interface Match {
  readonly answer: PreparedAnswer;
  /** 0 to 1, calibrated: how likely it answers what was asked. */
  readonly probability: number;
}

/** A known answer that may be meant. */
interface Ranked {
  readonly answer: PreparedAnswer;
  readonly signals: Signals;
  readonly rank: number;
}

export interface Matcher {
  readonly size: number;
  /** The known question that this one most likely is, whatever the floor. Undefined when nothing is near. */
  nearest(question: KnownQuestion): Match | undefined;
}

/** All that is known in one language. */
interface Known {
  readonly candidates: Candidate[];
  readonly gathered: WordingGatherer;
  wordings: WordingIndex;
  readonly words: Vocabulary;
  readonly spelling: Spelling;
  /** The words' terms by their ids. */
  readonly terms: string[];
  /** In how many known answers a term stands. */
  readonly counts: Map<string, number>;
}

const TYPO = 0.85;
/** Of so many products it is remembered what may answer for them. */
const SCOPES = 2_000;

/** Reads prepared answers into memory, about 0.3 ms each, customers first. */
export async function buildMatcher(answers: readonly PreparedAnswer[], knowledge: KnowledgeIndex): Promise<Matcher> {
  const languages = new Map<string, Known>();
  const pace = createPace();
  for (const answer of answers) {
    await pace();
    const known = languages.get(answer.language) ?? newLanguage(answer.language);
    languages.set(answer.language, known);
    const candidate = readCandidate(answer, knowledge);
    known.gathered.add(candidate, candidate.ways);
    known.candidates.push(candidate);
    for (const text of [answer.question, answer.answer, ...answer.variants]) known.spelling.learn(text);
    for (const term of candidate.says.keys()) {
      known.terms[known.words.add(term)] = term;
      known.counts.set(term, (known.counts.get(term) ?? 0) + 1);
    }
  }

  for (const known of languages.values()) known.wordings = await known.gathered.finish(pace);

  const scopes = new Map<string, readonly Candidate[]>();
  const inScope = ({ candidates }: Known, { language, productIds }: KnownQuestion): readonly Candidate[] => {
    const key = [language, ...productIds].join(" ");
    const scope = scopes.get(key) ?? candidates.filter(({ answer }) => mayAnswer(answer, productIds, knowledge));
    if (scopes.size >= SCOPES) scopes.clear();
    scopes.set(key, scope);
    return scope;
  };

  const rank = (question: KnownQuestion): readonly Ranked[] => {
    const known = languages.get(question.language);
    if (!known) return [];
    const asked = readAsked(question, known, knowledge);
    if (asked.terms.length === 0 && asked.reading.facets.size === 0) return [];
    const isAbout = question.productIds.length > 0;
    return inScope(known, question)
      .filter((candidate) => !isAbout || candidate.answer.productIds.length > 0 || isTopic(candidate, asked))
      .map((candidate) => {
        const signals = compare(candidate, asked);
        return { answer: candidate.answer, signals, rank: rankOf(signals) };
      })
      .sort((a, b) => b.rank - a.rank);
  };

  return {
    size: answers.length,
    nearest: (question) => choose(rank(question), knowledge),
  };
}

/** Of one source, all that may be meant. */
function choose([best, ...rest]: readonly Ranked[], knowledge: KnowledgeIndex): Match | undefined {
  if (!best) return undefined;
  const others = rest.filter(({ answer }) => !saysTheSame(answer.answer, best.answer.answer));
  const together = others.filter(
    ({ answer, rank }) =>
      answer.intent === undefined &&
      best.rank - rank < CLOSE_RACE &&
      answer.sourceIds.join() === best.answer.sourceIds.join(),
  );
  const joined = joinAnswers([best.answer, ...together.map(({ answer }) => answer)], knowledge);
  const said = joined ? [best, ...together] : [best];
  const share = shareOf(said, [best, ...others]);
  return { answer: joined ?? best.answer, probability: probabilityOf(best.signals, share) };
}

const newLanguage = (language: string): Known => ({
  candidates: [],
  gathered: gatherWordings(language),
  wordings: { meet: () => new Map() },
  words: createVocabulary(),
  spelling: createSpelling(language),
  terms: [],
  counts: new Map(),
});

const saysTheSame = (a: string, b: string): boolean => a.includes(b) || b.includes(a);

function readAsked(
  { text, language, productIds, policyType }: KnownQuestion,
  known: Known,
  knowledge: KnowledgeIndex,
): AskedNow {
  const found: readonly { readonly productId: string; readonly matched?: string }[] = [
    ...knowledge.findProducts(text),
    ...knowledge.findGroups(text),
  ];
  const named = found
    .filter(({ productId }) => productIds.includes(productId))
    .flatMap(({ productId, matched }) => [
      ...(matched?.split(" ") ?? []),
      // Words of a name that are too ordinary to find it by are part of it all the same: the Go of a Kettle Go.
      ...words(knowledge.productName(productId) ?? ""),
    ]);
  const reading = readQuestion(known.spelling.correct(text), language, new Set(named));
  const rarity = (count: number): number => Math.log(1 + known.candidates.length / (0.5 + count));
  return {
    reading,
    terms: reading.terms
      .filter(({ term, word }) => known.counts.has(term) || !isAskingWord(word, language))
      .map((term) => ({
        term,
        meant: meanings(term, known),
        weight: rarity(known.counts.get(term.term) ?? 0) / rarity(0),
      })),
    grams: gramVector(reading.text),
    wordings: known.wordings.meet(reading.text),
    productIds,
    policyType,
  };
}

/** Only what is about this product, or above it, with the policy that decides for it; without a product, only what is about none. */
function mayAnswer(answer: PreparedAnswer, asked: readonly string[], knowledge: KnowledgeIndex): boolean {
  if (asked.length === 0) return answer.productIds.length === 0;
  return asked.every((id) =>
    answer.sourceIds.every((sourceId) => {
      if (!knowledge.isAbout(sourceId, id)) return false;
      const source = knowledge.source(sourceId);
      if (source?.policyType === undefined) return true;
      const policy = knowledge.policy(source.policyType, id);
      return policy.found === "one" && policy.sourceId === (source.original ?? sourceId);
    }),
  );
}

/** What holds for the whole business answers a question about a product only when it is about what is asked. */
const isTopic = (candidate: Candidate, { terms }: AskedNow): boolean =>
  terms.some(({ meant }) => [...meant].some(([word, sure]) => sure > RELATED && candidate.title.terms.has(word)));

function meanings({ term, concept, senses }: Term, { words, terms }: Known): ReadonlyMap<string, number> {
  const found = new Map<string, number>([[term, 1]]);
  for (const [id, sure] of words.similar(term)) {
    const other = terms[id];
    if (other !== undefined) found.set(other, Math.min(TYPO, sure));
  }
  for (const sense of senses) found.set(sense, 1);
  if (concept !== undefined) {
    found.set(concept, 1);
    for (const other of related[concept.slice(1)] ?? []) found.set(`§${other}`, RELATED);
  }
  return found;
}
