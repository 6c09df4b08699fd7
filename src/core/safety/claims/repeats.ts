import { analyze } from "../../knowledge/analyze.ts";
import type { ClaimTerms } from "./claim-terms.ts";
import type { EvidenceClause } from "./evidence.ts";
import { isUnit } from "./fact-words.ts";
import { rootOf } from "./roots.ts";

export const contentOf = (clause: EvidenceClause, names: ReadonlySet<string>): readonly string[] =>
  [...clause.terms].filter((term) => !/^[§~≈\d]/.test(term) && !names.has(term) && !isUnit(term));

const REPEATED = 0.6;

/** Does the claim say what this clause says, its conditions included? */
export function repeats(
  claim: ClaimTerms,
  clause: EvidenceClause,
  names: ReadonlySet<string>,
  share = REPEATED,
): boolean {
  const own = contentOf(clause, names);
  const said = new Set([...claim.terms, ...claim.conceptOf.values(), ...claim.terms.map((term) => `~${rootOf(term)}`)]);
  const concepts = (term: string) => [...analyze(term.replaceAll("-", " "), claim.language).conceptOf.values()];
  return (
    own.filter(
      (term) => said.has(term) || said.has(`~${rootOf(term)}`) || concepts(term).some((concept) => said.has(concept)),
    ).length >=
    share * own.length
  );
}
