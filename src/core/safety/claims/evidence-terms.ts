import { analyze, stem, words } from "../../knowledge/analyze.ts";
import { readFacts } from "./read-facts.ts";
import { rootOf } from "./roots.ts";
import { meaningsOf } from "./same-meaning.ts";

/** Terms of a text, their concepts (`§`), roots (`~`) and meanings (`≈`), in one set. */
export function allTerms(text: string, language: string): ReadonlySet<string> {
  const { terms, conceptOf } = analyze(joinParticles(text), language);
  return new Set([
    ...terms,
    ...conceptOf.values(),
    ...terms.map((term) => `~${rootOf(term)}`),
    ...words(text).flatMap((word) => meaningsOf(stem(word, language), language)),
  ]);
}

/** "Send it back" says "send back". */
export const joinParticles = (text: string): string =>
  text
    .replace(
      /\b(send|sent|give|given|takes?|taken|bring|pick|call)\s+((?:[\p{L}\d-]+\s+){1,4}?)(back|up)\b/giu,
      "$1 $3 $2",
    )
    .replace(/\btak(?:es?|ing) part\b/giu, "are");

export const factKeys = (text: string): ReadonlySet<string> => new Set(readFacts(text).map((fact) => fact.key));
