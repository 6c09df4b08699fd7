import { analyze, isStopWord, stem, words } from "../knowledge/analyze.ts";
import { editDistance } from "../knowledge/vocabulary.ts";
import type { EvidenceClause, EvidenceLine } from "./evidence.ts";
import { carries, type Fact, readFacts } from "./facts.ts";
import { isPhatic } from "./phatic.ts";
import { clauses, denies } from "./polarity.ts";

/** What a sentence says that could be wrong. */
export interface ClaimTerms {
  readonly terms: readonly string[];
  readonly conceptOf: ReadonlyMap<string, string>;
}

/** Content words of a claim, without courtesy, figures and the names that the scope already settles. */
export function claimTerms(text: string, language: string, names: ReadonlySet<string>): ClaimTerms {
  const { terms, conceptOf } = analyze(text, language);
  const courtesy = new Set(words(text).filter((word) => isPhatic(word, language)).map((word) => stem(word, language)));
  const kept = [...new Set(terms)].filter((term) => !courtesy.has(term) && !names.has(term) && !/^\d/.test(term) && !isStopWord(term, language));
  return { terms: kept, conceptOf };
}

/** How many of the claim's words this text says, in these words or alike. */
export function overlap(claim: ClaimTerms, ...texts: readonly ReadonlySet<string>[]): number {
  return claim.terms.filter((term) => texts.some((text) => says(text, term, claim.conceptOf.get(term)))).length;
}

export function uncovered(claim: ClaimTerms, texts: readonly ReadonlySet<string>[]): readonly string[] {
  return claim.terms.filter((term) => !texts.some((text) => says(text, term, claim.conceptOf.get(term))));
}

function says(text: ReadonlySet<string>, term: string, concept: string | undefined): boolean {
  if (text.has(term) || (concept !== undefined && text.has(concept))) return true;
  if (term.length < 5 || term.startsWith("§")) return false;
  for (const other of text) {
    if (other.length < 5 || other.startsWith("§")) continue;
    if (other.includes(term) || term.includes(other)) return true;
    if (term.length >= 7 && other.length >= 7 && editDistance(term, other, 1) <= 1) return true;
  }
  return false;
}

/** The lines that say most of the claim, best first. */
export function bestLines(claim: ClaimTerms, lines: readonly EvidenceLine[], limit: number): readonly EvidenceLine[] {
  return lines
    .map((line) => ({ line, own: overlap(claim, line.terms), all: overlap(claim, line.terms, line.context) }))
    .filter(({ own, all }) => own > 0 || all > 0)
    .sort((a, b) => b.own + 0.5 * b.all - (a.own + 0.5 * a.all))
    .slice(0, limit)
    .map(({ line }) => line);
}

/** Share of the claim that its best two lines say. */
export function coverage(claim: ClaimTerms, lines: readonly EvidenceLine[]): number {
  if (claim.terms.length === 0) return 1;
  const best = bestLines(claim, lines, 2);
  return best.length === 0 ? 0 : overlap(claim, ...best.flatMap((line) => [line.terms, line.context])) / claim.terms.length;
}

/** Facts of the sentence that the evidence says otherwise, or about something else, or not at all. */
export function wrongFacts(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): readonly Fact[] {
  const pieces = clauses(sentence);
  return pieces.flatMap((piece) => {
    const facts = readFacts(piece);
    if (facts.length === 0) return [];
    const own = claimTerms(piece, language, names);
    const claim = own.terms.length > 0 ? own : claimTerms(sentence, language, names);
    return facts.filter((fact) => !standsFor(fact, claim, lines));
  });
}

/** The clause nearest to what is claimed, among those with a figure of this kind, must carry this very figure. */
function standsFor(fact: Fact, claim: ClaimTerms, lines: readonly EvidenceLine[]): boolean {
  const family = familyOf(fact.key);
  const ranked = lines.flatMap((line) => {
    const whole = overlap(claim, line.terms) + 0.5 * overlap(claim, line.context);
    return line.clauses
      .filter((clause) => carries(clause.facts, fact) || (fact.kind !== "absolute" && [...clause.facts].some((key) => familyOf(key) === family)))
      .map((clause) => ({ near: overlap(claim, clause.terms) + 0.5 * whole, right: carries(clause.facts, fact) }));
  });
  const nearest = Math.max(0, ...ranked.map(({ near }) => near));
  return ranked.some(({ near, right }) => right && near >= nearest && (near > 0 || claim.terms.length === 0));
}

const familyOf = (key: string): string => {
  const [kind = "", unit = ""] = key.split(":");
  return kind === "quantity" ? `${kind}:${unit.replace("business-", "")}` : kind;
};

/** Clauses of the sentence that say yes where the evidence says no, or the other way round. */
export function turnedRound(
  sentence: string,
  language: string,
  names: ReadonlySet<string>,
  lines: readonly EvidenceLine[],
): readonly string[] {
  return clauses(sentence).filter((clause) => {
    const claim = claimTerms(clause, language, names);
    if (claim.terms.length === 0) return false;
    const nearest = nearestClauses(claim, lines);
    return nearest.length > 0 && nearest.every((other) => other.denies !== denies(clause));
  });
}

/** The clauses of the evidence that speak of the same thing. */
export function nearestClauses(claim: ClaimTerms, lines: readonly EvidenceLine[]): readonly EvidenceClause[] {
  const ranked = lines.flatMap((line) =>
    line.clauses.map((clause) => ({ clause, own: overlap(claim, clause.terms), near: overlap(claim, clause.terms) + 0.3 * overlap(claim, line.terms, line.context) })),
  );
  const nearest = Math.max(0, ...ranked.filter(({ own }) => own > 0).map(({ near }) => near));
  return ranked.filter(({ near, own }) => own > 0 && near >= nearest).map(({ clause }) => clause);
}
