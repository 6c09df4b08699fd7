import type { LocalEncoder } from "../contracts/sentence-encoder.ts";
import { answersType } from "../knowledge/answer-type.ts";
import { related } from "../knowledge/concepts.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { createVocabulary, type Vocabulary } from "../knowledge/vocabulary.ts";
import { type GramVector, gramLikeness, gramVector } from "./grams.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { type QuestionReading, readQuestion, readText, type Term } from "./read-question.ts";
import { probabilityOf, rankOf, type Signals } from "./signals.ts";
import { withoutNames } from "./variants.ts";

/** What is asked, and of what. */
export interface KnownQuestion {
  readonly text: string;
  readonly language: string;
  /** What it is about; empty: the whole business. */
  readonly productIds: readonly string[];
  readonly intent?: string;
}

export interface Match {
  readonly answer: PreparedAnswer;
  /** 0 to 1, calibrated: how likely it answers what was asked. */
  readonly probability: number;
  /** What the probability is made of. */
  readonly signals: readonly number[];
}

export interface Matcher {
  readonly size: number;
  /** The known question that this one most likely is, whatever the floor. Undefined when nothing is near. */
  nearest(question: KnownQuestion): Match | undefined;
}

interface Candidate {
  readonly answer: PreparedAnswer;
  readonly facets: ReadonlySet<string>;
  /** Term or `§concept` → how surely it is said: by the answer or a known question 1, by the title less. */
  readonly says: ReadonlyMap<string, number>;
  /** What its sources are about as a whole, as in `says`. */
  readonly title: ReadonlySet<string>;
  /** What its own question is made of. */
  readonly core: readonly string[];
  readonly grams: readonly GramVector[];
  readonly vectors: readonly Float32Array[];
}

/** All that is known in one language. */
interface Known {
  readonly candidates: Candidate[];
  readonly words: Vocabulary;
  /** The words' terms by their ids. */
  readonly terms: string[];
  /** In how many known answers a term stands. */
  readonly counts: Map<string, number>;
}

const TITLE = 0.85;
const CONCEPT = 0.9;
const RELATED = 0.5;
const TYPO = 0.85;
/** Of each known question so many variants are compared by meaning: a vector takes 2 KB. */
const VECTORS = 3;

/** Reads prepared answers into memory. About 0.1 ms an answer, and with a sentence encoder 1 ms more. */
export function buildMatcher(
  answers: readonly PreparedAnswer[],
  knowledge: KnowledgeIndex,
  encoder?: LocalEncoder,
): Matcher {
  const languages = new Map<string, Known>();
  for (const answer of answers) {
    const known = languages.get(answer.language) ?? { candidates: [], words: createVocabulary(), terms: [], counts: new Map() };
    languages.set(answer.language, known);
    const candidate = read(answer, knowledge, encoder);
    known.candidates.push(candidate);
    for (const term of candidate.says.keys()) {
      known.terms[known.words.add(term)] = term;
      known.counts.set(term, (known.counts.get(term) ?? 0) + 1);
    }
  }

  return {
    size: answers.length,
    nearest({ text, language, productIds, intent }) {
      const known = languages.get(language);
      const all = known?.candidates ?? [];
      const scope = all.filter((candidate) => mayAnswer(candidate.answer, productIds, knowledge));
      if (!known || scope.length === 0) return undefined;
      const named = [...knowledge.findProducts(text), ...knowledge.findGroups(text)]
        .filter(({ productId }) => productIds.includes(productId))
        .flatMap((found) => ("matched" in found && typeof found.matched === "string" ? found.matched.split(" ") : []));
      const question = readQuestion(text, language, new Set(named));
      if (question.terms.length === 0 && question.facets.size === 0) return undefined;
      const weigh = (term: string) =>
        Math.log(1 + all.length / (0.5 + (known.counts.get(term) ?? 0))) / Math.log(1 + all.length / 0.5);
      const asked = question.terms.map((term) => ({ term, meant: meanings(term, known), weight: weigh(term.term) }));
      const grams = gramVector(question.text);
      const vector = encoder && speaks(encoder, language) ? encoder.of(question.text) : undefined;

      const ranked = scope
        .filter((candidate) => productIds.length === 0 || candidate.answer.productIds.length > 0 || isTopic(candidate, asked))
        .map((candidate) => {
          const signals = signalsOf(candidate, { question, asked, grams, vector, productIds, intent });
          return { candidate, signals, rank: rankOf(signals) };
        })
        .sort((a, b) => b.rank - a.rank);
      const [best] = ranked;
      if (!best) return undefined;
      const rival = ranked.find(({ candidate }) => !candidate.answer.answer.includes(firstOf(best.candidate)) && !best.candidate.answer.answer.includes(candidate.answer.answer));
      const lead = Math.min(1, best.rank - (rival?.rank ?? 0));
      return { answer: best.candidate.answer, ...probabilityOf(best.signals, lead, vector !== undefined) };
    },
  };
}

const firstOf = ({ answer }: Candidate): string => answer.answer;

function read(answer: PreparedAnswer, knowledge: KnowledgeIndex, encoder: LocalEncoder | undefined): Candidate {
  const { language } = answer;
  const sources = answer.sourceIds.flatMap((id) => knowledge.source(id) ?? []);
  const names = answer.productIds.flatMap((id) => knowledge.productName(id) ?? []);
  const bare = withoutNames(answer.answer, names);
  const told = readText(bare, language, "says");
  const known = [withoutNames(answer.question, names), ...answer.variants];
  const asked = known.map((text) => readText(text, language, "asks"));
  const says = new Map<string, number>();
  const add = ({ term, concept }: Term, sure: number): void => {
    says.set(term, Math.max(sure, says.get(term) ?? 0));
    if (concept !== undefined) says.set(concept, Math.max(sure * CONCEPT, says.get(concept) ?? 0));
  };
  const titles = sources.flatMap(({ title }) => readText(withoutNames(title, names), language, "says").terms);
  for (const term of titles) add(term, TITLE);
  for (const term of [...told.terms, ...asked.flatMap(({ terms }) => terms)]) add(term, 1);
  return {
    answer,
    facets: new Set([...(answer.intent === undefined ? told.facets : []), ...asked.flatMap((one) => [...one.facets])]),
    says,
    title: new Set(titles.flatMap(({ term, concept }) => (concept === undefined ? [term] : [term, concept]))),
    core: (answer.intent === undefined ? told.terms : titles).map(({ term }) => term),
    grams: known.map((text) => gramVector(text)),
    vectors: encoder && speaks(encoder, language) ? [bare, ...known].slice(0, VECTORS).map(encoder.of) : [],
  };
}

/** Only what is about this product, or above it, with the policy that decides for it; without a product, only what is about none. */
function mayAnswer(answer: PreparedAnswer, asked: readonly string[], knowledge: KnowledgeIndex): boolean {
  if (asked.length === 0) return answer.productIds.length === 0;
  return asked.every((id) =>
    answer.sourceIds.every((sourceId) => {
      if (!knowledge.isAbout(sourceId, id)) return false;
      const source = knowledge.source(sourceId);
      const type = source?.policyType;
      if (type === undefined) return true;
      const policy = knowledge.policy(type, id);
      return policy.found === "one" && policy.sourceId === (source?.original ?? sourceId);
    }),
  );
}

/** What holds for the whole business answers a question about a product only when it is about what is asked. */
const isTopic = (candidate: Candidate, asked: Asked["asked"]): boolean =>
  asked.some(({ meant }) => [...meant].some(([word, sure]) => sure > RELATED && candidate.title.has(word)));

const speaks = (encoder: LocalEncoder, language: string): boolean => encoder.languages?.includes(language) ?? true;

/** Everything that may say the same as a word, and how surely. */
function meanings({ term, concept }: Term, { words, terms }: Known): ReadonlyMap<string, number> {
  const found = new Map<string, number>([[term, 1]]);
  for (const [id, sure] of words.similar(term)) {
    const other = terms[id];
    if (other !== undefined) found.set(other, Math.min(TYPO, sure));
  }
  if (concept !== undefined) {
    found.set(concept, 1);
    for (const other of related[concept.slice(1)] ?? []) found.set(`§${other}`, RELATED);
  }
  return found;
}

interface Asked {
  readonly question: QuestionReading;
  readonly asked: readonly {
    readonly term: Term;
    readonly meant: ReadonlyMap<string, number>;
    readonly weight: number;
  }[];
  readonly grams: GramVector;
  readonly vector: Float32Array | undefined;
  readonly productIds: readonly string[];
  readonly intent: string | undefined;
}

function signalsOf(candidate: Candidate, { question, asked, grams, vector, productIds, intent }: Asked): Signals {
  let total = 0;
  let covered = 0;
  let open = 0;
  for (const { term, meant, weight } of asked) {
    let met = 0;
    for (const [word, sure] of meant) met = Math.max(met, sure * (candidate.says.get(word) ?? 0));
    const worded = term.facets.length > 0;
    if (worded) met = term.facets.some((id) => candidate.facets.has(id)) ? Math.max(met, 0.95) : Math.min(met, 0.5);
    total += weight;
    covered += weight * met;
    open = Math.max(open, weight * (1 - met));
  }
  const wanted = [...question.facets];
  const shared = wanted.filter((id) => candidate.facets.has(id)).length;
  const said = asked.filter(({ meant }) => [...meant.keys()].some((word) => candidate.core.includes(word))).length;
  const likest = Math.max(0, ...candidate.grams.map((known) => gramLikeness(grams, known)));
  return {
    explained: total === 0 ? (wanted.length > 0 ? shared / wanted.length : 0) : covered / total,
    open,
    facets: wanted.length === 0 ? 0 : shared / wanted.length,
    contradicted: wanted.length > 0 && shared === 0 ? 1 : 0,
    type: question.type === undefined ? 0 : answersType(candidate.answer.answer, question.type) ? 1 : -1,
    alike: likest,
    meaning: vector ? Math.max(0, ...candidate.vectors.map((known) => dot(vector, known))) : 0,
    specific: candidate.core.length === 0 ? 0 : said / candidate.core.length,
    intent: candidate.answer.intent === undefined ? 0 : candidate.answer.intent === intent ? 1 : -1,
    own: candidate.answer.productIds.some((id) => productIds.includes(id)) ? 1 : 0,
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
