import type { UnderstandingInput } from "../models.ts";
import type { Entity } from "../understanding.ts";
import { findMoney } from "./amounts.ts";
import { findBusinessIds } from "./business-ids.ts";
import { findDates } from "./dates/find-dates.ts";
import { findNames } from "./names.ts";
import { findOrdinals } from "./ordinals.ts";
import { findProducts } from "./products.ts";
import { findQuantities } from "./quantities.ts";
import { type Found, overlaps } from "./span.ts";

/** All entities of a masked text, in the order they were written. `asked` is the type of the slot we asked for. */
export function findEntities(input: UnderstandingInput, asked?: string): readonly Entity[] {
  const { text, language, now, knowledge } = input;
  const { entities, currency, timeZone, country } = input.playbook.playbook;
  const money = findMoney(text, currency, language);
  // "CHF 120" is an amount although an id may look like it.
  const ids = findBusinessIds(text, entities, asked).filter(
    (id) => !(/\s/.test(id.text) && money.some((one) => one.start <= id.start && one.end >= id.end)),
  );
  const found: Found[] = [...ids, ...personalTokens(input)];
  const addFree = (more: readonly Found[]): void => {
    for (const one of more) if (!found.some((known) => overlaps(known, one))) found.push(one);
  };
  addFree(money);
  const products = findProducts(text, knowledge).filter(({ words }) =>
    words.every((word) => !found.some((known) => overlaps(known, word))),
  );
  const named = products.flatMap(({ words }) => words);
  addFree(findDates(text, { now, timeZone, language, country }, [...found, ...named]));
  addFree(findOrdinals(text));
  found.push(...products.map(({ product }) => product));
  addFree(findNames(text));
  addFree(findQuantities(text, language, [...found, ...named], named));
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
