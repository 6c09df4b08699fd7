import { exclusive, related } from "../../knowledge/concepts.ts";
import { editDistance } from "../../knowledge/vocabulary.ts";
import type { ClaimTerms } from "./claim-terms.ts";
import { rootOf } from "./roots.ts";
import { meaningsOf } from "./same-meaning.ts";

/** How much of the claim this text says, in these words or alike: a word of its own counts 1, one alike a little less. */
export const overlap = (claim: ClaimTerms, ...texts: readonly ReadonlySet<string>[]): number =>
  claim.terms.reduce((sum, term) => sum + Math.max(0, ...texts.map((text) => says(text, term, claim))), 0);

export const uncovered = (claim: ClaimTerms, texts: readonly ReadonlySet<string>[]): readonly string[] =>
  claim.terms.filter((term) => !texts.some((text) => says(text, term, claim) > 0));

const CONCEPT = 0.95;

const ALIKE = 0.8;

const RELATED = 0.7;

function says(text: ReadonlySet<string>, term: string, { conceptOf, language }: ClaimTerms): number {
  if (text.has(term)) return 1;
  const concept = conceptOf.get(term);
  if (concept !== undefined && text.has(concept) && isMet(term, concept)) return CONCEPT;
  if (text.has(`~${rootOf(term)}`) || meaningsOf(term, language).some((mark) => text.has(mark))) return ALIKE;
  if (term.length >= 4) {
    for (const other of text) if (isAlike(term, other)) return ALIKE;
  }
  return (related[concept?.slice(1) ?? ""] ?? []).some((name) => text.has(`§${name}`)) ? RELATED : 0;
}

/** Red is not met by blue, though both are colours. */
const isMet = (term: string, concept: string): boolean => exclusive[concept.slice(1)]?.test(term) ?? true;

const OPPOSITE = /^(?:un|in|im|ir|non|no|dis|des|nicht)$/;

/** Compounds and typos; never a word and its opposite, such as broken and unbroken. */
function isAlike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4 || /^[§~≈]/.test(long)) return false;
  if (long.endsWith(short)) return !OPPOSITE.test(long.slice(0, -short.length));
  if (short.length < 5) return false;
  if (long.includes(short)) return true;
  return short.length >= 7 && editDistance(a, b, 1) <= 1 && a.charAt(0) === b.charAt(0);
}
