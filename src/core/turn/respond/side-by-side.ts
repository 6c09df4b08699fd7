import { analyze, words } from "../../knowledge/analyze.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import { comparisonIn, withoutPointing } from "../../understanding/dialogue/comparing-words.ts";

/** Share of content words (figures count as one) from which two sentences speak of the same thing. */
const ALIKE = 0.4;
const MOST_PAIRS = 5;

/** Words of a comparison that name no property: "difference", "compare", "better". In six languages. */
const comparing =
  /(?<!\p{L})(?:dif+[eé]?re?n[cçtz]\p{L}*|compar\p{L}*|better|best|versus|vs|mejor(?:es)?|distint[oa]s?|difieren|unterschied\p{L}*|unterscheid\p{L}*|vergleich\p{L}*|besser\p{L}*|meilleure?s?|migliore?|melhor(?:es)?|diferenças?)(?!\p{L})/giu;

/** Comparatives that say how much and not of what; the others name a property in another form. */
const degrees =
  /(?<!\p{L})(?:longer|longest|larger|largest|bigger|biggest|smaller|smallest|more|most|less|m[aá]s|menos|mayor(?:es)?|menor(?:es)?|länger\p{L}*|längst\p{L}*|größer\p{L}*|größt\p{L}*|kleiner\p{L}*|mehr|weniger|plus|moins|pi[uù]|meno|mais)(?!\p{L})/giu;
/** What `namesPrice` has put in a plain word. */
const prices =
  /(?<!\p{L})(?:cheap(?:er|est)?|(?:in)?expensive|barat[oa]s?|car[oa]s?|econ[oó]mic[oa]s?|billig\p{L}*|günstig\p{L}*|teurer?\p{L}*|teuerst\p{L}*)(?!\p{L})/giu;
const weights =
  /(?<!\p{L})(?:(?:light|heavi)(?:er|est)|m[aá]s (?:liger|pesad)[oa]s?|(?:leicht|schwer)(?:er|est)\p{L}*)(?!\p{L})/giu;
const weighing: Readonly<Record<string, string>> = { en: "weigh", es: "pesa", de: "wiegt" };

const pricing: Readonly<Record<string, string>> = { en: "price", es: "precio", de: "Preis" };

function namesPrice(question: string, language: string): string {
  const comparison = comparisonIn(question);
  const isPrice = comparison === "cheapest" || comparison === "dearest";
  return isPrice ? `${question} ${pricing[language] ?? "price"}` : question;
}

/** What a comparing question asks of each product: "which is lighter" asks what they weigh. */
export const propertyAsked = (question: string, language: string): string =>
  withoutPointing(namesPrice(question, language).replace(comparing, " "))
    .replace(weights, ` ${weighing[language] ?? "weigh"} `)
    .replace(degrees, " ")
    .replace(prices, " ");

/** Does it set things side by side: "which is lighter", "the difference between …"? */
export const comparesThem = (question: string, language: string): boolean =>
  propertyAsked(question, language) !== withoutPointing(question);

/** Does the question ask about something in particular, rather than how the products differ? */
export function asksAboutProperty(question: string, language: string, names: readonly string[]): boolean {
  const own = new Set(names.flatMap(words));
  const rest = words(propertyAsked(question, language)).filter((word) => !own.has(word));
  return analyze(rest.join(" "), language).terms.length > 0;
}

/** The sentence about a product that speaks of the same thing as this one does about another product. */
export function counterpart(
  sentence: FoundPassage,
  productId: string,
  language: string,
  knowledge: KnowledgeIndex,
): FoundPassage | undefined {
  const told = knowledge.about(productId, language);
  const scored = told.map((passage) => ({ passage, alike: likeness(sentence, passage, knowledge) }));
  const best = scored.sort((a, b) => b.alike - a.alike)[0];
  return best && best.alike >= ALIKE ? best.passage : undefined;
}

/** Where two products differ: pairs of sentences about the same thing that do not say the same, in the source's order. */
export function differences(
  [one, other]: readonly [string, string],
  language: string,
  knowledge: KnowledgeIndex,
): readonly (readonly [FoundPassage, FoundPassage])[] {
  const [first, second] = [knowledge.about(one, language), knowledge.about(other, language)];
  const pairs = first.flatMap((a, at) => second.map((b) => ({ a, b, at, alike: likeness(a, b, knowledge) })));
  const chosen: typeof pairs = [];
  for (const pair of pairs.sort((x, y) => y.alike - x.alike)) {
    if (pair.alike < ALIKE || chosen.length >= MOST_PAIRS) break;
    const isTaken = chosen.some(({ a, b }) => a === pair.a || b === pair.b);
    if (!isTaken && saysOther(pair.a, pair.b, knowledge)) chosen.push(pair);
  }
  return chosen.sort((x, y) => x.at - y.at).map(({ a, b }) => [a, b]);
}

/** 0 to 1: twice the words both have, over the words of each (Dice). */
function likeness(a: FoundPassage, b: FoundPassage, knowledge: KnowledgeIndex): number {
  const [one, other] = [contentOf(a, knowledge), contentOf(b, knowledge)];
  const shared = [...one].filter((term) => [...other].some((word) => isSameWord(term, word)));
  // That both hold a figure says nothing of what is counted.
  return shared.some((term) => term !== FIGURE) ? (2 * shared.length) / (one.size + other.size) : 0;
}

/** "dimmable" and "dimmed" have stems of different lengths. */
const isSameWord = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= SHORTEST_STEM && (a.startsWith(b) || b.startsWith(a)));
const SHORTEST_STEM = 3;
const FIGURE = "#";

function contentOf({ text, language, citation }: FoundPassage, knowledge: KnowledgeIndex): ReadonlySet<string> {
  return new Set(
    analyze(nameless({ text, citation }, knowledge), language).terms.map((term) => (/^\d/.test(term) ? FIGURE : term)),
  );
}

const saysOther = (a: FoundPassage, b: FoundPassage, knowledge: KnowledgeIndex): boolean =>
  nameless(a, knowledge) !== nameless(b, knowledge);

/** Only the name as it stands: the 1.7 of a name must not take the 1.7 of "holds 1.7 litres" along. */
function nameless({ text, citation }: Pick<FoundPassage, "text" | "citation">, knowledge: KnowledgeIndex): string {
  const name = knowledge.productName(citation.productId ?? "") ?? "";
  return words(name === "" ? text : text.replaceAll(name, " ")).join(" ");
}
