import { analyze } from "../../knowledge/analyze.ts";
import {
  add,
  type Block,
  countCharacters,
  countWords,
  hashOf,
  PERSONAL_TOKEN,
  plainWords,
} from "../linear/features.ts";

/** Beyond this many content words, pairs say little and grow by the square. */
const MOST_PAIRED = 24;

/**
 * What tells one wish from another: word and character n-grams, and of the content words their stems, the everyday
 * concepts behind them ("refund" is "money back" is "Erstattung") and which of them stand together, in any order.
 * Weights and the choice of blocks: measured with 10 examples an intent on banking77, where the last two blocks bring
 * 75.5 % to 78 %. A text of unknown language is read as English, which intent ids are.
 */
export function wishFeatures(text: string, language = "en"): readonly Block[] {
  const words = plainWords(text);
  const { terms, conceptOf } = analyze(text.replace(PERSONAL_TOKEN, " qq$1 ").replace(/\p{Nd}/gu, "0"), language);
  const ideas = terms.map((term) => conceptOf.get(term) ?? term);
  return [
    { counts: countWords(words), weight: 0.7, showsCoverage: true },
    { counts: countCharacters(words), weight: 1 },
    { counts: countAll([...terms, ...conceptOf.values()]), weight: 0.6 },
    { counts: countPairs(ideas), weight: 1 },
  ];
}

function countAll(terms: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) add(counts, hashOf(term, 3));
  return counts;
}

function countPairs(ideas: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  const some = [...new Set(ideas)].slice(0, MOST_PAIRED).sort();
  for (const [i, one] of some.entries())
    for (const other of some.slice(i + 1)) add(counts, hashOf(`${one} ${other}`, 4));
  return counts;
}
