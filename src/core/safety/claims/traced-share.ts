import { analyze } from "../../knowledge/analyze.ts";
import type { EvidenceLine } from "./evidence.ts";
import { joinParticles } from "./evidence-terms.ts";

/** How much of a text stands in what it rests on, from 0 to 1 each; both 1 for a text that says nothing. */
export interface TracedShare {
  /** Of its content words. */
  readonly words: number;
  /** Of its content words that follow each other, in the same order. A receipt has no sentences, so without sources as `words`. */
  readonly pairs: number;
}

export function tracedShare(said: string, lines: readonly EvidenceLine[], language: string): TracedShare {
  const terms = termsOf(said, language);
  const known = new Set(lines.flatMap((line) => [...line.terms, ...line.context]));
  const words = share(terms, known);
  const written = lines.filter((line) => line.tier !== "receipt");
  if (written.length === 0) return { words, pairs: words };
  return {
    words,
    pairs: share(pairsOf(terms), new Set(written.flatMap((line) => pairsOf(termsOf(line.text, language))))),
  };
}

/** In the order of the text; a phrase that names a concept stands apart. */
const termsOf = (text: string, language: string): readonly string[] =>
  analyze(joinParticles(text), language).terms.filter((term) => !term.includes("-"));
const pairsOf = (terms: readonly string[]): readonly string[] =>
  terms.slice(1).map((term, at) => `${terms[at] ?? ""} ${term}`);
const share = (of: readonly string[], within: ReadonlySet<string>): number =>
  of.length === 0 ? 1 : of.filter((one) => within.has(one)).length / of.length;
