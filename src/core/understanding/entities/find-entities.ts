import type { UnderstandingInput } from "../models.ts";
import type { Entity } from "../understanding.ts";
import { findMoney } from "./amounts.ts";
import { findBusinessIds } from "./business-ids.ts";
import { findDates } from "./dates/find-dates.ts";
import { findNames } from "./names.ts";
import { findOrdinals } from "./ordinals.ts";
import { findQuantities } from "./quantities.ts";
import { type Found, overlaps } from "./span.ts";

/** All entities of a masked text, in the order they were written. `asked` is the type of the slot we asked for. */
export function findEntities(input: UnderstandingInput, asked?: string): readonly Entity[] {
  const { text, language, now } = input;
  const { entities, currency, timeZone, country } = input.playbook.playbook;
  const found: Found[] = [...findBusinessIds(text, entities, asked), ...personalTokens(input)];
  const addFree = (more: readonly Found[]): void => {
    for (const one of more) if (!found.some((known) => overlaps(known, one))) found.push(one);
  };
  addFree(findMoney(text, currency, language));
  const products = findProducts(input);
  const free = products.filter((one) => !found.some((known) => overlaps(known, one)));
  addFree(findDates(text, { now, timeZone, language, country }, [...found, ...free]));
  addFree(findOrdinals(text));
  addFree(products);
  addFree(findNames(text));
  addFree(findQuantities(text, language, found, products));
  return found.sort((a, b) => a.start - b.start).map(({ start: _start, end: _end, ...entity }) => entity);
}

function personalTokens({ text, personal }: UnderstandingInput): Found[] {
  return personal.flatMap(({ token, kind }) => {
    const start = text.indexOf(token);
    return start < 0
      ? []
      : [{ type: kind, text: token, value: token, confidence: 0.98, start, end: start + token.length }];
  });
}

const NEARLY_AS_GOOD = 0.9;

/** The best product of each stretch of text; others that fit nearly as well stay as alternatives. */
function findProducts({ text, knowledge }: UnderstandingInput): Found[] {
  const byWords = new Map<string, { productId: string; score: number }[]>();
  for (const { productId, score, matched } of knowledge.findProducts(text)) {
    byWords.set(matched, [...(byWords.get(matched) ?? []), { productId, score }]);
  }
  const lower = text.toLowerCase();
  return [...byWords].flatMap(([matched, products]) => {
    const [best, ...others] = products.sort((a, b) => b.score - a.score);
    // "10 days" does not speak of the Drift 10.
    if (!best || !/\p{L}{2}/u.test(matched)) return [];
    const at = lower.indexOf(matched.toLowerCase());
    const alternatives = others
      .filter(({ score }) => score >= best.score * NEARLY_AS_GOOD)
      .map(({ productId }) => productId);
    return [
      {
        type: "product",
        text: matched,
        value: best.productId,
        confidence: Math.min(1, best.score) * (alternatives.length > 0 ? 0.6 : 1),
        ...(alternatives.length > 0 ? { alternatives } : {}),
        start: at < 0 ? text.length : at,
        end: at < 0 ? text.length : at + matched.length,
      },
    ];
  });
}
