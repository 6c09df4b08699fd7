import { analyze } from "../knowledge/analyze.ts";
import { joinParticles } from "./evidence.ts";

/** How much of a text stands in what it rests on, from 0 to 1 each. */
export interface TracedShare {
  /** Of its content words. */
  readonly words: number;
  /** Of its content words that follow each other, in the same order. */
  readonly pairs: number;
}

/** Both 1 for a text that says nothing. `texts` are the sources' and receipts' own words. */
export function tracedShare(said: string, texts: readonly string[], language: string): TracedShare {
  const terms = termsOf(said, language);
  const known = texts.map((text) => termsOf(text, language));
  const words = new Set(known.flat());
  const pairs = new Set(known.flatMap(pairsOf));
  const ownPairs = pairsOf(terms);
  return { words: share(terms, words), pairs: share(ownPairs, pairs) };
}

/** In the order of the text: phrases that name a concept stand where they began. */
const termsOf = (text: string, language: string): readonly string[] =>
  analyze(joinParticles(text), language).terms.filter((term) => !term.includes("-"));
const pairsOf = (terms: readonly string[]): readonly string[] =>
  terms.slice(1).map((term, at) => `${terms[at] ?? ""} ${term}`);
const share = (of: readonly string[], within: ReadonlySet<string>): number =>
  of.length === 0 ? 1 : of.filter((one) => within.has(one)).length / of.length;
