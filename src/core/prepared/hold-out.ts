import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { seededRandom } from "../understanding/linear/random.ts";
import type { KnownQuestion } from "./matcher.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { facets, readText } from "./read-question.ts";

/** A question as a customer might put it, with the answer that is right; without one, nothing we know answers it. */
export interface HeldOutQuestion extends KnownQuestion {
  readonly right?: PreparedAnswer;
}

export interface HoldOut {
  /** The known answers without the variants that are asked. */
  readonly answers: readonly PreparedAnswer[];
  readonly questions: readonly HeldOutQuestion[];
}

const greetings: Readonly<Record<string, readonly string[]>> = {
  en: ["", "Hi, ", "Hello, quick question: ", "I would like to know: "],
  es: ["", "Hola, ", "Buenas, una duda: ", "Quería saber: "],
  de: ["", "Hallo, ", "Kurze Frage: ", "Ich wüsste gern: "],
};

/**
 * One variant of each known answer is kept apart and asked with typos, in another order or with a greeting; and each is
 * also asked about a product that tells nothing of the kind, where no answer is right. Deterministic.
 */
export function holdOut(answers: readonly PreparedAnswer[], knowledge: KnowledgeIndex): HoldOut {
  const random = seededRandom(20_26);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const products = [...new Set(answers.flatMap(({ productIds }) => productIds))];
  const told = new Map<string, Set<string>>();
  for (const { productIds, answer, language } of answers)
    for (const id of productIds.length > 0 ? productIds : [""])
      for (const facet of readText(answer, language, "says").facets)
        told.set(id, (told.get(id) ?? new Set()).add(facet));
  const asking = new Map<string, number>();
  for (const { variants, language, productIds } of answers)
    for (const variant of new Set(variants)) {
      const key = askedKey(variant, language, productIds);
      asking.set(key, (asking.get(key) ?? 0) + 1);
    }
  const kept: PreparedAnswer[] = [];
  const questions: HeldOutQuestion[] = [];
  for (const answer of answers) {
    // What asks for several of them alike has no one right answer.
    const own = answer.variants.filter((one) => asking.get(askedKey(one, answer.language, answer.productIds)) === 1);
    const out = answer.variants.length > 1 ? pick(own) : undefined;
    kept.push(out === undefined ? answer : { ...answer, variants: answer.variants.filter((one) => one !== out) });
    if (out === undefined) continue;
    const text = `${pick(greetings[answer.language] ?? [""]) ?? ""}${distorted(out, random)}`;
    questions.push({ text, language: answer.language, productIds: answer.productIds, right: answer });
    const asked = facets.filter(({ asks }) => asks[answer.language]?.test(text.toLowerCase()));
    const other = pick(products);
    if (answer.productIds.length === 0 || other === undefined || asked.length === 0) continue;
    const tells = asked.some(({ id }) =>
      ["", other, ...above(other, products, knowledge)].some((node) => told.get(node)?.has(id)),
    );
    if (!tells) questions.push({ text, language: answer.language, productIds: [other] });
  }
  return { answers: kept, questions };
}

const askedKey = (variant: string, language: string, productIds: readonly string[]): string =>
  `${language} ${productIds.join(" ")} ${variant.toLowerCase()}`;

const above = (product: string, nodes: readonly string[], knowledge: KnowledgeIndex): readonly string[] =>
  nodes.filter((node) => node !== product && knowledge.isAbout(node, product));

/** A swapped pair of letters in one long word, or the words in another order, or as it was. */
function distorted(text: string, random: () => number): string {
  const parts = text.split(" ");
  const kind = random();
  if (kind < 0.35) {
    const long = parts.map((part, at) => (part.length > 5 ? at : -1)).filter((at) => at >= 0);
    const at = long[Math.floor(random() * long.length)];
    const word = at === undefined ? undefined : parts[at];
    if (at === undefined || word === undefined) return text;
    const place = 1 + Math.floor(random() * (word.length - 3));
    parts[at] = word.slice(0, place) + word.charAt(place + 1) + word.charAt(place) + word.slice(place + 2);
    return parts.join(" ");
  }
  if (kind < 0.6 && parts.length > 3) {
    const cut = 1 + Math.floor(random() * (parts.length - 1));
    return [...parts.slice(cut), ...parts.slice(0, cut)].join(" ").replace(/[?¿]/g, "");
  }
  return text.toLowerCase();
}
