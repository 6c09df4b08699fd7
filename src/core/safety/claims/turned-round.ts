import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { factKeys } from "./evidence-terms.ts";
import { isUnit } from "./fact-words.ts";
import { leans } from "./leaning.ts";
import { nearestClauses } from "./nearest.ts";
import { polarClauses, supposes } from "./polarity.ts";
import { contentOf, repeats } from "./repeats.ts";

/** Clauses of the sentence that say yes where the evidence says no, or the other way round. */
export function turnedRound(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): readonly string[] {
  const whole = claimTerms(sentence, language, names);
  return polarClauses(sentence)
    .filter(({ text }) => !supposes(text))
    .filter((clause) => {
      const claim = claimTerms(clause.text, language, names);
      if (claim.terms.length === 0) return false;
      const nearest = nearestClauses(claim, lines, factKeys(clause.text));
      const agreeing = nearest.filter((other) => leans(other, lines) === clause.denies);
      const against = nearest.filter((other) => leans(other, lines) !== clause.denies);
      if (
        agreeing.length === 0 &&
        against.length > 0 &&
        !saysMore(whole, clause.denies, factKeys(sentence), against, lines, names)
      )
        return true;
      // Where the evidence leans both ways, the claim must name the condition that it leans on.
      const told = claim.terms.length >= ENOUGH_TO_TELL && against.length > 0 && agreeing.length > 0;
      if (told && !agreeing.some((other) => repeats(whole, other, names))) return true;
      return !clause.denies && claim.terms.some((term) => isOnlyDenied(term, lines));
    })
    .map(({ text }) => text);
}

/** What the evidence mentions in denials alone cannot be affirmed: "the box contains a charger" where none comes with it. */
function isOnlyDenied(term: string, lines: readonly EvidenceLine[]): boolean {
  if (isUnit(term)) return false;
  const mentions = lines.flatMap((line) => line.clauses).filter((clause) => clause.terms.has(term));
  return mentions.length > 0 && mentions.every((clause) => clause.denies);
}

/**
 * "Has pickup in the centre" is near to "no pickup outside the centre", and yet says all of "has pickup": it holds when
 * it does not say all of what is denied.
 */
const saysMore = (
  whole: ClaimTerms,
  denied: boolean,
  facts: ReadonlySet<string>,
  against: readonly EvidenceClause[],
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
): boolean =>
  !against.some((other) => repeats(whole, other, names, 1) && [...other.facts].every((key) => facts.has(key))) &&
  lines
    .flatMap((line) => line.clauses)
    .some((other) => other.denies === denied && contentOf(other, names).length >= 2 && repeats(whole, other, names, 1));

/** Fewer words are spoken of in too many places to tell which one is meant. */
const ENOUGH_TO_TELL = 3;
