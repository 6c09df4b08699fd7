import { fold } from "../../knowledge/analyze.ts";
import type { ClaimContext } from "./claim.ts";
import type { ClaimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import { allTerms } from "./evidence-terms.ts";
import { bestLines } from "./nearest.ts";
import { uncovered } from "./overlap.ts";
import { holdsIn, placesIn } from "./places.ts";
import { readFacts } from "./read-facts.ts";

/** A name in the draft that no evidence knows: a carrier, a brand, a place. German writes all nouns large, so there only odd ones count. */
export function unknownName(
  sentence: string,
  claim: ClaimTerms,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  { language, question }: ClaimContext,
): string | undefined {
  const missing = new Set(
    uncovered(
      claim,
      bestLines(claim, lines, 3).flatMap((line) => [line.terms, line.context]),
    ),
  );
  const figures = readFacts(sentence)
    .map((fact) => fact.text)
    .join(" ");
  const said = new Set(lines.flatMap((line) => [...line.terms, ...line.context]));
  const written = fold(lines.map((line) => line.text).join(" "));
  return (sentence.match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []).find((word, at) => {
    const folded = fold(word);
    if (figures.includes(folded) || names.has(folded) || written.includes(folded)) return false;
    // A country inside a union that the evidence names was held against it with the figures.
    const place = placesIn(word, language);
    if (
      place.size > 0 &&
      lines.some((line) => line.clauses.some(({ places }) => places.has("EU") && holdsIn(places, place)))
    )
      return false;
    const terms = [...allTerms(word, language)];
    if (/^\p{Lu}{2,}/u.test(word) && !fold(question).includes(folded)) return !terms.some((term) => said.has(term));
    const odd = /\p{Ll}\p{Lu}/u.test(word);
    const large = /^\p{Lu}/u.test(word) && at > 0 && (language !== "de" || missing.size > 1);
    return (odd || large) && terms.some((term) => missing.has(term) && !said.has(term));
  });
}
