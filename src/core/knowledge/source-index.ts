import type { Source } from "../playbook/schema.ts";
import { analyze, isCompound, words } from "./analyze.ts";
import { related } from "./concepts.ts";
import { ASKED_BY_WORDS, addLikeness } from "./fuse-ranking.ts";
import { type Passage, splitPassages } from "./passages.ts";
import { packPostings } from "./postings.ts";
import type { Meanings } from "./source-meaning.ts";
import { packVectors } from "./source-vectors.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";

/** A source, cut and analysed. Term ids belong to the index's vocabulary. */
export interface IndexedSource {
  readonly source: Source;
  readonly language: string;
  readonly titleTerms: ReadonlySet<number>;
  /** Each word of the title by itself: the terms that say it. */
  readonly titleWords: readonly (readonly number[])[];
  readonly allTerms: ReadonlySet<number>;
  readonly passages: readonly IndexedPassage[];
}

export interface IndexedPassage extends Passage {
  readonly terms: ReadonlySet<number>;
  readonly headingTerms: ReadonlySet<number>;
}

/** One thing the question asks about: how rare it is, and which terms of the index may say it. */
export interface QueryTerm {
  readonly weight: number;
  /** Term id → how sure it is meant, 0 to 1. */
  readonly matches: ReadonlyMap<number, number>;
}

export interface RankedQuery {
  readonly terms: readonly QueryTerm[];
  readonly meaning?: Float32Array | undefined;
  /** What was asked before, where there is no `meaning` to know it by; may be empty. */
  readonly before: readonly QueryTerm[];
  /** 1 for each source that may be used, 0 for the others. */
  readonly usable: Uint8Array;
  readonly limit: number;
}

export interface RankedSource {
  readonly at: number;
  /** In units of the rarest word; comparable within one ranking only. */
  readonly score: number;
  /** The part of it that words bring. */
  readonly lexical: number;
}

export interface SourceIndex {
  readonly sources: readonly IndexedSource[];
  readQuery(text: string, language: string): readonly QueryTerm[];
  /**
   * Sources by BM25 over title (thrice), tags and text, by likeness to `meaning` when there is one, and by what was asked
   * before, among those that are usable; best first.
   */
  rank(ask: RankedQuery): readonly RankedSource[];
  /** 0 to 1: how rare a word is over all sources. */
  rarity(word: string, language: string): number;
}

const CONCEPT_MATCH = 0.9;
const RELATED_MATCH = 0.75;

/** Stops after each source, so that whoever builds it beside replies can let them pass. */
export function* indexSources(
  all: readonly Source[],
  ownLanguage: string,
  meanings?: Meanings,
): Generator<void, SourceIndex> {
  const vocabulary = createVocabulary();
  const termCounts: ReadonlyMap<number, number>[] = [];
  const sources: IndexedSource[] = [];
  for (const source of all) {
    const language = source.language ?? ownLanguage;
    const titleTerms = termIds(vocabulary, [source.title, ...source.tags, source.category ?? ""].join(" . "), language);
    const passages = splitPassages(source.text).map((passage) => ({
      ...passage,
      terms: new Set(termIds(vocabulary, passage.text, language)),
      headingTerms: new Set(passage.heading ? termIds(vocabulary, passage.heading, language) : []),
    }));
    const counts = new Map<number, number>();
    for (const id of titleTerms) counts.set(id, (counts.get(id) ?? 0) + 3);
    for (const passage of passages) {
      for (const id of [...passage.terms, ...passage.headingTerms]) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    termCounts.push(counts);
    const title = analyze(source.title, language);
    const titleWords = title.terms.map((term) =>
      [term, title.conceptOf.get(term)].flatMap((one) => (one === undefined ? [] : vocabulary.add(one))),
    );
    // "Versandkosten" says two things, of which its concept is one.
    if (language === "de")
      titleWords.push(
        ...words(source.title)
          .filter(isCompound)
          .map(() => []),
      );
    const allTerms = new Set(counts.keys());
    sources.push({ source, language, titleTerms: new Set(titleTerms), titleWords, allTerms, passages });
    yield;
  }
  const postings = packPostings(termCounts, vocabulary.size);
  const { rarity } = postings;
  const rarest = rarity(undefined);
  const scores = new Float64Array(sources.length);
  const apart = new Float64Array(sources.length);
  const vectors = packVectors(
    sources.map(({ source, language }) =>
      meanings?.languages?.includes(language) === false ? undefined : meanings?.ofSource(source),
    ),
    meanings?.size ?? 0,
  );

  const readTerm = (term: string, concept: string | undefined): QueryTerm => {
    const id = vocabulary.id(term);
    const matches = new Map(vocabulary.similar(term));
    if (id !== undefined) matches.set(id, 1);
    const raise = (name: string, sure: number) => {
      const at = vocabulary.id(name);
      if (at !== undefined) matches.set(at, Math.max(matches.get(at) ?? 0, sure));
    };
    if (concept !== undefined) raise(concept, term === concept ? 1 : CONCEPT_MATCH);
    for (const other of concept === undefined ? [] : (related[concept.slice(1)] ?? []))
      raise(`§${other}`, RELATED_MATCH);
    const known = [...matches].filter(([, sure]) => sure >= 0.6).map(([match]) => rarity(match));
    const common = known.length > 0 ? Math.min(...known) : rarest;
    return { weight: id === undefined ? common : (common + rarity(id)) / 2, matches };
  };

  /** In units of the source that says most of it: long questions must not drown the one that is asked now. */
  const addAskedBefore = (before: readonly QueryTerm[], usable: Uint8Array): void => {
    if (before.length === 0) return;
    apart.fill(0);
    for (const { matches } of before) postings.add(apart, matches);
    let most = 0;
    for (let at = 0; at < apart.length; at++) if (usable[at] === 1) most = Math.max(most, apart[at] ?? 0);
    if (most === 0) return;
    for (let at = 0; at < apart.length; at++)
      scores[at] = (scores[at] ?? 0) + (ASKED_BY_WORDS * (apart[at] ?? 0)) / most;
  };

  return {
    sources,
    readQuery(text, language) {
      const { terms, conceptOf } = analyze(text, language);
      const byMeaning = new Map<string, QueryTerm>();
      for (const term of new Set(terms)) {
        const concept = term.startsWith("§") ? term : conceptOf.get(term);
        const read = readTerm(term, concept);
        // "how long does it last" asks one thing twice.
        const same = concept === undefined ? undefined : byMeaning.get(concept);
        const matches = new Map(same?.matches);
        for (const [id, sure] of read.matches) matches.set(id, Math.max(sure, matches.get(id) ?? 0));
        byMeaning.set(concept ?? term, { weight: Math.max(read.weight, same?.weight ?? 0), matches });
      }
      return [...byMeaning.values()];
    },
    rank({ terms, meaning, before, usable, limit }) {
      scores.fill(0);
      for (const { matches } of terms) postings.add(scores, matches);
      addAskedBefore(before, usable);
      const lexical = meaning ? scores.slice() : scores;
      if (meaning) addLikeness(scores, vectors, meaning, usable);
      return topOf(scores, usable, limit).map((at) => ({ at, score: scores[at] ?? 0, lexical: lexical[at] ?? 0 }));
    },
    rarity(word, language) {
      const { terms } = analyze(word, language);
      return Math.max(0, ...terms.map((term) => rarity(vocabulary.id(term)))) / rarest;
    },
  };
}

/** Places of the highest scores, highest first. */
function topOf(scores: Float64Array, usable: Uint8Array, limit: number): readonly number[] {
  const top: number[] = [];
  let least = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score <= least || usable[at] === 0) continue;
    top.push(at);
    if (top.length < limit * 4) continue;
    top.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    top.length = limit;
    least = scores[top[limit - 1] ?? 0] ?? 0;
  }
  return top.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, limit);
}

/** Ids of a text's terms and of their concepts. */
function termIds(vocabulary: Vocabulary, text: string, language: string): readonly number[] {
  const { terms, conceptOf } = analyze(text, language);
  return [...terms, ...conceptOf.values()].map((term) => vocabulary.add(term));
}
