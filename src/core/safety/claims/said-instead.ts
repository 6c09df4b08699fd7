import type { ClaimContext } from "./claim.ts";
import { claimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import { bestLines } from "./nearest.ts";
import { overlap } from "./overlap.ts";
import { holdsIn, placesIn } from "./places.ts";

/** So much of a sentence must a line speak of to stand in its place. */
const SAME_SUBJECT = 0.5;

/** What the sources say of the thing that a sentence speaks of, in their own words. */
export function sameOf(
  sentence: string,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  { language, question }: ClaimContext,
): string | undefined {
  const claim = claimTerms(sentence, language, names);
  const inQuestion = placesIn(question, language);
  const asked = inQuestion.size > 0 ? inQuestion : placesIn(sentence, language);
  const own = lines.filter(
    (line) => line.language === language && line.clauses.some(({ places }) => holdsIn(places, asked)),
  );
  const line = bestLines(claim, own, 1)[0];
  return line && overlap(claim, line.terms, line.context) >= SAME_SUBJECT * claim.terms.length ? line.text : undefined;
}
