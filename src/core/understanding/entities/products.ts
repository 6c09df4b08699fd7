import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import { type Found, overlaps } from "./span.ts";

type Span = Pick<Found, "start" | "end">;

export interface FoundProduct {
  readonly product: Found;
  /** Where the words of its name stand; other words may stand between them. */
  readonly words: readonly Span[];
}

const NEARLY_AS_GOOD = 0.9;

/** The best product of each stretch of text; others that fit nearly as well stay as alternatives. */
export function findProducts(text: string, knowledge: Pick<KnowledgeIndex, "findProducts">): FoundProduct[] {
  const byWords = new Map<string, { productId: string; score: number }[]>();
  for (const { productId, score, matched } of knowledge.findProducts(text)) {
    // "10 days" does not speak of the Drift 10.
    if (/\p{L}{2}/u.test(matched)) byWords.set(matched, [...(byWords.get(matched) ?? []), { productId, score }]);
  }
  const written = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    word: match[0].normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  // The longest name first: "Lamp" may stand beside "Lamp Mini", and is not the Lamp in it.
  const longestFirst = [...byWords].sort(([a], [b]) => b.length - a.length);
  const claimed = new Set<number>();
  const found = longestFirst.flatMap(([matched, products]) => {
    const [best, ...others] = products.sort((a, b) => b.score - a.score);
    if (!best) return [];
    const free = placesOf(
      matched,
      written.filter(({ start }) => !claimed.has(start)),
    );
    const words = free.length === matched.split(" ").length ? free : placesOf(matched, written);
    for (const word of words) claimed.add(word.start);
    const alternatives = others
      .filter(({ score }) => score >= best.score * NEARLY_AS_GOOD)
      .map(({ productId }) => productId);
    const start = Math.min(text.length, ...words.map((word) => word.start));
    const product: Found = {
      type: "product",
      text: matched,
      value: best.productId,
      confidence: Math.min(1, best.score) * (alternatives.length > 0 ? 0.6 : 1),
      ...(alternatives.length > 0 ? { alternatives } : {}),
      start,
      end: words.find((word) => word.start === start)?.end ?? start,
    };
    return [{ product, words, score: best.score }];
  });
  // Of two products that claim the same word, the one that fits clearly better is meant.
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.score * NEARLY_AS_GOOD > one.score &&
          other.words.length >= one.words.length &&
          one.words.some((word) => other.words.some((claimed) => overlaps(word, claimed))),
      ),
  );
}

/** The places of a name's words that stand nearest to each other. */
function placesOf(matched: string, written: readonly (Span & { readonly word: string })[]): readonly Span[] {
  const wanted = matched.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(" ");
  let best: readonly Span[] = [];
  let width = Number.POSITIVE_INFINITY;
  for (let from = 0; from < written.length; from++) {
    if (!wanted.includes(written[from]?.word ?? "")) continue;
    const places = wanted.flatMap((word) => written.slice(from).find((one) => one.word === word) ?? []);
    const spread = Math.max(...places.map(({ end }) => end)) - Math.min(...places.map(({ start }) => start));
    if (places.length > best.length || (places.length === best.length && spread < width))
      [best, width] = [places, spread];
  }
  return best;
}
