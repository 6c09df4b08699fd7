import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";

/** Every word of a name or nickname stands in the text. */
const WHOLE = 0.99;

/**
 * Which of these products a question is about. "Does the Lumo Lamp need a socket?" names one product whole, and another
 * one, the smart socket, by an everyday word: the first is meant.
 */
export function askedAbout(text: string, productIds: readonly string[], knowledge: KnowledgeIndex): readonly string[] {
  if (productIds.length < 2) return productIds;
  const whole = knowledge.findProducts(text).filter(({ score }) => score >= WHOLE);
  const named = productIds.filter((id) => whole.some(({ productId }) => productId === id));
  return named.length === 1 ? named : productIds;
}
