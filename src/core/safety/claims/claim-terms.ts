import { analyze, fold, isStopWord, stem, words } from "../../knowledge/analyze.ts";
import { joinParticles } from "./evidence-terms.ts";
import type { Fact } from "./fact.ts";
import { isUnit } from "./fact-words.ts";
import { isPhatic } from "./phatic.ts";
import { readFacts } from "./read-facts.ts";

/** What a sentence says that could be wrong. */
export interface ClaimTerms {
  readonly terms: readonly string[];
  readonly conceptOf: ReadonlyMap<string, string>;
  readonly language: string;
}

/** Content words of a claim, without courtesy, figures and the names that the scope already settles. */
export function claimTerms(text: string, language: string, names: ReadonlySet<string>): ClaimTerms {
  const { terms, conceptOf } = analyze(joinParticles(withoutFigures(text)), language);
  const courtesy = new Set(
    words(text)
      .filter((word) => isPhatic(word, language))
      .map((word) => stem(word, language)),
  );
  const kept = [...new Set(terms)].filter(
    (term) => !courtesy.has(term) && !names.has(term) && !/^\d/.test(term) && !isStopWord(term, language),
  );
  return { terms: kept, conceptOf, language };
}

/** Facts that are words, not figures. */
const WORDED: ReadonlySet<Fact["kind"]> = new Set(["absolute", "period", "anchor"]);

/** Figures are compared as facts; their words and units would only pretend that two sentences are alike. */
function withoutFigures(text: string): string {
  const facts = readFacts(text).filter(({ kind }) => !WORDED.has(kind));
  let folded = fold(text);
  for (const fact of facts) {
    const length = Math.max(fact.text.length, /^[\p{L}\p{N}.,:-]+/u.exec(folded.slice(fact.at))?.[0].length ?? 0);
    folded = folded.slice(0, fact.at) + " ".repeat(length) + folded.slice(fact.at + length);
  }
  return facts.some((fact) => fact.kind === "quantity")
    ? words(folded)
        .filter((word) => !isUnit(word))
        .join(" ")
    : folded;
}
