import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { supposes } from "./polarity.ts";

/**
 * Does it deny? A condition by itself claims nothing ("if you stay outside the centre"): the rest of its sentence says
 * what then holds, and denies when any of it does ("…, the driver does not go there").
 */
export function leans(clause: EvidenceClause, lines: readonly EvidenceLine[]): boolean {
  if (!supposes(clause.text)) return clause.denies;
  const line = lines.find(({ clauses }) => clauses.includes(clause));
  return line?.clauses.some(({ denies }) => denies) ?? clause.denies;
}
