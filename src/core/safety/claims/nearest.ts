import type { ClaimTerms } from "./claim-terms.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { overlap } from "./overlap.ts";

/** The lines that say most of the claim, best first. */
export function bestLines(claim: ClaimTerms, lines: readonly EvidenceLine[], limit: number): readonly EvidenceLine[] {
  return lines
    .map((line) => ({ line, own: overlap(claim, line.terms), all: overlap(claim, line.terms, line.context) }))
    .filter(({ own, all }) => own > 0 || all > 0)
    .sort((a, b) => b.own + 0.5 * b.all - (a.own + 0.5 * a.all))
    .slice(0, limit)
    .map(({ line }) => line);
}

/** How much the rest of a sentence counts when we look for the one that speaks of the same thing. */
const LINE = 0.6;

/** How much a figure in common counts, and one that only the evidence has. */
const FIGURES = 0.3;

const alike = (ours: ReadonlySet<string>, theirs: ReadonlySet<string>): number =>
  [...theirs]
    .filter((key) => /^(?:quantity|money|percent|time)/.test(key))
    .reduce((sum, key) => sum + (ours.has(key) ? 1 : -1), 0);

/** The clauses of the evidence that speak of the same thing. */
export function nearestClauses(
  claim: ClaimTerms,
  lines: readonly EvidenceLine[],
  facts: ReadonlySet<string> = new Set(),
): readonly EvidenceClause[] {
  const ranked = lines.flatMap((line) =>
    line.clauses.map((clause) => ({
      clause,
      own: overlap(claim, clause.terms),
      near:
        overlap(claim, clause.terms) +
        LINE * overlap(claim, line.terms) +
        0.1 * overlap(claim, line.context) +
        (facts.size > 0 ? FIGURES * alike(facts, clause.facts) : 0),
    })),
  );
  const nearest = Math.max(0, ...ranked.filter(({ own }) => own > 0).map(({ near }) => near));
  return ranked.filter(({ near, own }) => own > 0 && near >= nearest).map(({ clause }) => clause);
}
