import type { Situation } from "./situation.ts";

/** Sentence ends, commas, and the word for "and" of the languages customers write in. */
const seam = /[.?!;,\n¿¡]+|\s(?:and|also|y|e|und|et)\s/iu;

/** The part of a message with two wishes that our sources (for a rule: the source that decides) answer best; the whole of it when no part is better. */
export function bestClause(
  { text, heardIn: language, services }: Situation,
  productIds: readonly string[],
  policyType?: string,
): string {
  const deciding = (productIds.length > 0 ? productIds : [undefined]).flatMap((id) => {
    const policy = policyType === undefined ? undefined : services.knowledge.policy(policyType, id);
    return policy?.found === "one" ? [policy.sourceId] : [];
  });
  const clauses = text
    .split(seam)
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(/\s+/).length >= 2);
  let best = { clause: text, score: score(text) };
  for (const clause of clauses) {
    const own = score(clause);
    if (own > best.score) best = { clause, score: own };
  }
  return best.clause;

  function score(clause: string): number {
    const found = services.knowledge.search({
      text: clause,
      language,
      productIds,
      limit: 3,
      ...(deciding.length > 0 ? { sourceIds: deciding } : {}),
    });
    return found.find((passage) => passage.tier !== "bronze")?.score ?? 0;
  }
}
