import type { ClaimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import { bestLines } from "./nearest.ts";
import { overlap, uncovered } from "./overlap.ts";

/** A claim must find this share of its words in at most two sentences of evidence. */
const ENOUGH = 0.6;

/** One word in so many may be the writer's own; in a shorter claim none. */
const OWN_WORD = 7;

/** Do at most two lines of the evidence, and the receipts, say all of the claim, in these words or alike? */
export function isSupported(claim: ClaimTerms, lines: readonly EvidenceLine[]): boolean {
  if (claim.terms.length === 0) return true;
  const recorded = lines.filter((line) => line.tier === "receipt");
  const first = bestLines(claim, lines, 1);
  const rest = first.flatMap((line) => uncovered(claim, [line.terms, line.context]));
  const second = bestLines({ ...claim, terms: rest }, lines, 1);
  const said = [...first, ...second, ...recorded].flatMap((line) => [line.terms, line.context]);
  const own = uncovered(claim, said).length;
  return own <= Math.floor(claim.terms.length / OWN_WORD) && overlap(claim, ...said) >= ENOUGH * claim.terms.length;
}
