import type { UnderstandingInput } from "../models.ts";
import type { Entity } from "../understanding.ts";
import { findMoney } from "./amounts.ts";
import { findBusinessIds } from "./business-ids.ts";
import { findDates } from "./dates/find-dates.ts";
import { findNames } from "./names.ts";
import { findOrdinals } from "./ordinals.ts";
import { type FoundProduct, findProducts } from "./products.ts";
import { findQuantities } from "./quantities.ts";
import { type Found, overlaps } from "./span.ts";

/** All entities of a masked text, in the order they were written. `asked` is the type of the slot we asked for. */
export function findEntities(input: UnderstandingInput, asked?: string): readonly Entity[] {
  const { text, language, now, knowledge } = input;
  const { entities, currency, country } = input.playbook.playbook;
  const timeZone = input.timeZone ?? input.playbook.playbook.timeZone;
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
  const isFree = ({ words }: FoundProduct): boolean =>
    words.every((word) => !found.some((known) => overlaps(known, word)));
  const named = findProducts(text, knowledge).filter(isFree);
  // The 10 of "Drift 10" is no hour, but the "Uhr" of "14 Uhr" is no watch.
  const figures = named.flatMap(({ words }) => words.filter(({ start, end }) => /\d/.test(text.slice(start, end))));
  addFree(findDates(text, { now, timeZone, language, country }, [...found, ...figures]));
  addFree(findOrdinals(text));
  const products = named.filter(isFree);
  found.push(...products.map(({ product }) => product));
  addFree(findNames(text));
  const claimed = products.flatMap(({ words }) => words);
  addFree(findQuantities(text, language, [...found, ...claimed], claimed));
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
