import { fold } from "../../knowledge/analyze.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import { allTerms } from "./evidence-terms.ts";
import { uncovered } from "./overlap.ts";
import { polarClauses } from "./polarity.ts";

/** Words that stretch what holds to one more thing. Folded; en, es, de. */
const ADDS =
  /\b(?:also|too|as well|even|included|including|inclusive|tambien|incluso|incluid[oa]s?|auch|ebenfalls|sogar|inklusive|einschliesslich|inbegriffen)\b/;
/** A verb of its own makes "is included" a plain statement. */
const STATES = /\b(?:is|are|was|were|be|esta|estan|va|van|ist|sind|im preis)\b/;
const SAME = /\b(?:the same|lo mismo|dasselbe|das gleiche|gleiches)\b/;
const SUPPOSED = /\b(?:if|when|unless|wenn|falls|sofern|si|cuando)\b/;

/**
 * What a sentence adds to what our sources say: "islands included", "also in fog", "the same when it rains". It holds only
 * when one line of the evidence says it of that thing too, not merely under a condition or as an exception. Returns the
 * words that add, when no line does.
 */
export function strayAddition(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): string | undefined {
  const whole = claimTerms(sentence, language, names);
  return polarClauses(sentence).find(({ text, denies }) => {
    const folded = fold(text).trim();
    if (denies) return false;
    const says = SAME.test(folded) && SUPPOSED.test(folded);
    if (!says && !(ADDS.test(folded) && !(/included|incluid|inbegriffen/.test(folded) && STATES.test(folded))))
      return false;
    const added = claimTerms(text, language, names);
    const claim: ClaimTerms = says || added.terms.length <= 1 ? whole : added;
    return added.terms.length > 0 && !lines.some((line) => holdsInLine(claim, added, line, language));
  })?.text;
}

function holdsInLine(claim: ClaimTerms, added: ClaimTerms, line: EvidenceLine, language: string): boolean {
  const known = line.clauses.filter(({ denies }) => !denies).map(({ terms }) => terms);
  if (uncovered(added, known).length > 0 || uncovered(claim, [line.terms, line.context]).length > 0) return false;
  const folded = fold(line.text);
  if (ADDS.test(folded)) return true;
  const main = folded.replace(/(?<=\w\w[,]? )(?:if|when|unless|wenn|falls|sofern|si|cuando)\b.*$/, "");
  return uncovered(added, [allTerms(main, language), line.context]).length === 0;
}
