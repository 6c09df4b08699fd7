import type { UnderstandingInput } from "../models.ts";
import type { Entity } from "../understanding.ts";
import { findMoney } from "./amounts.ts";
import { findBusinessIds } from "./business-ids.ts";
import { findOrdinals, findQuantities } from "./counts.ts";
import { findDates } from "./dates.ts";
import { type Found, overlaps } from "./span.ts";

/** All entities of a masked text, in the order they were written. `asked` is the type of the slot we asked for. */
export function findEntities(input: UnderstandingInput, asked?: string): readonly Entity[] {
  const { playbook } = input.playbook;
  const ids = findBusinessIds(input.text, playbook.entities, asked);
  const found: Found[] = [...ids, ...personalTokens(input)];
  const addFree = (more: readonly Found[]): void => {
    for (const one of more) if (!found.some((known) => overlaps(known, one))) found.push(one);
  };

  addFree(findMoney(input.text, playbook.currency));
  addFree(
    findDates(input.text, {
      now: input.now,
      timeZone: playbook.timeZone,
      language: input.language,
      country: playbook.country,
    }),
  );
  addFree(findOrdinals(input.text));
  addFree(
    findDates(input.text, {
      now: input.now,
      timeZone: playbook.timeZone,
      language: input.language,
      country: playbook.country,
    }),
  );
  addFree(findProducts(input));
  addFree(findQuantities(input.text, (start, end) => found.some((known) => overlaps(known, { start, end }))));
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
  const taken: { start: number; end: number }[] = [];
  // The longest name first: "Lamp" may stand before "Lamp Mini", and is not the Lamp in it.
  const longestFirst = [...byWords].sort(([a], [b]) => b.length - a.length);
  return longestFirst.flatMap(([matched, products]) => {
    const [best, ...others] = products.sort((a, b) => b.score - a.score);
    if (!best) return [];
    const at = freePlace(lower, matched.toLowerCase(), taken);
    if (at >= 0) taken.push({ start: at, end: at + matched.length });
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

/** Where the words stand first outside of what is taken; -1 when they do not stand there as they are. */
function freePlace(text: string, words: string, taken: readonly { start: number; end: number }[]): number {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!taken.some((known) => overlaps(known, { start: at, end }))) return at;
  }
  return -1;
}
