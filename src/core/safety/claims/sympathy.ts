import { fold } from "../../knowledge/analyze.ts";
import type { ClaimContext } from "./claim.ts";
import type { ClaimTerms } from "./claim-terms.ts";
import { allTerms } from "./evidence-terms.ts";
import { uncovered } from "./overlap.ts";
import { readFacts } from "./read-facts.ts";

const SORRY =
  /^(?:oh|ay|vaya|ach|oje|so|very|i'm|i am|we're|we are|really|truly|that's|how|what|das|es|tut|que|cuanto|lo|me|nos|mir|uns|[,!¡ ])*(?:sorry|apolog\w*|regret|siento|sentimos|lament\w*|leid|bedaue?r\w*|arger\w*|schade|pity|shame|annoying|pena|molest\w*)\b/;

/** "I'm sorry the sound isn't what you hoped for" repeats what the customer told, and claims nothing. */
export function isSympathy(sentence: string, claim: ClaimTerms, { language, question }: ClaimContext): boolean {
  if (!SORRY.test(fold(sentence)) || readFacts(sentence).length > 0 || /[,;:] (?:but|aber|pero)\b/i.test(sentence))
    return false;
  const told = allTerms(question, language);
  return uncovered(claim, [told]).length <= 1;
}
