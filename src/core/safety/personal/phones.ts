import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import type { Playbook } from "../../playbook/schema.ts";
import { businessWords } from "./announced.ts";
import { overlap, type PersonalSpan, type Span } from "./span.ts";

const countriesOf: Readonly<Record<string, readonly CountryCode[]>> = {
  en: ["US", "GB"],
  es: ["ES"],
  de: ["DE", "AT", "CH"],
  fr: ["FR"],
  it: ["IT"],
  pt: ["PT", "BR"],
};

const phoneWords =
  /(?:\b(?:phone|call|mobile|cell|tel|telephone|whatsapp|sms|text|fax|contact|reach|dial|ring|answer(?:ing)? (?:at|on))\w*|tel[eé]fono|m[oó]vil|celular|ll[aá]m\p{L}+|telefon\p{L}*|handy\p{L}*|mobil\p{L}*|anruf\p{L}*|ruf\p{L}*|erreich\p{L}*|téléphone|portable|appel\p{L}*|chiama\p{L}*|cellulare|telefone|telemóvel|ligu?[ea]\p{L}*)[^\d+(\n]{0,30}$/iu;
/** As in address books: `455 6186 office`. */
const wordsBehind =
  /^\s*[,(]?\s*(?:office|mobile|cell|fax|home|work|phone|tel|móvil|fijo|privat|handy|festnetz|mobil|büro|portable|cellulare|telemóvel)(?!\p{L})/iu;
/** First within a line, then also over the break between two messages. */
const loose = [" ", "\\s"].map(
  (space) => new RegExp(`(?<![\\p{L}\\p{N}])\\+?\\(?\\d(?:[${space}()./x,_·–-]{0,3}\\d){6,16}(?!\\d)`, "gu"),
);

/**
 * Phone numbers. A number with a country code counts; a national one counts when it is valid where the business or its
 * languages are at home and looks like a phone number; behind words such as "call me on", any long number counts. What
 * stands behind "order", "invoice" and the like never does.
 */
export function findPhones(text: string, playbook: Pick<Playbook, "country" | "languages">): PersonalSpan[] {
  if ((text.match(/\d/g) ?? []).length < 7) return [];
  const found: PersonalSpan[] = [];
  const add = (span: PersonalSpan): void => {
    const taken = found.some((known) => overlap(known, span));
    const partOfLonger = /\d[ .-]?$/.test(text.slice(0, span.start)) || /^[ .-]?\d/.test(text.slice(span.end));
    if (!taken && !partOfLonger && !businessWords.test(before(text, span)) && !isDate(text.slice(span.start, span.end)))
      found.push(span);
  };
  const home = playbook.country.toUpperCase();
  const countries = [
    ...new Set([
      ...(isSupportedCountry(home) ? [home] : []),
      ...playbook.languages.flatMap((language) => countriesOf[language] ?? []),
    ]),
  ];
  for (const country of countries) {
    for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text, { defaultCountry: country })) {
      const span = { kind: "phone" as const, start: startsAt, end: endsAt, value: number.number };
      const written = text.slice(startsAt, endsAt);
      const international = /^\s*\(?(?:\+|00)/.test(written) || text[startsAt - 1] === "+";
      const grouped = /\d[\s()./-]+\d/.test(written) && number.nationalNumber.length >= 8;
      const isHome = country === home && number.nationalNumber.length >= 9;
      if (international || grouped || isHome || phoneWords.test(before(text, span))) add(span);
    }
  }
  for (const match of loose.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const [written] = match;
    const span = { kind: "phone" as const, start: match.index, end: match.index + written.length };
    const digits = written.replace(/[^\d+]/g, "");
    const shaped = /^(?:001[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?:x\d{1,5})?$|^\+\(?\d/.test(written);
    const behind = /^\d{3}[ -]\d{4}$/.test(written) && wordsBehind.test(text.slice(span.end, span.end + 20));
    const dictated = isDictated(written) ? numberOf(digits, countries) : undefined;
    if (shaped || behind || dictated || phoneWords.test(before(text, span)))
      add({ ...span, value: numberOf(digits, countries) ?? digits });
  }
  return found;
}

const before = (text: string, span: Span): string => text.slice(Math.max(0, span.start - 45), span.start);

const isDate = (written: string): boolean =>
  /^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/.test(written);

/** Digit by digit or in pairs, as numbers are dictated: nothing else is written like that. */
const isDictated = (written: string): boolean =>
  (written.match(/\d+/g) ?? []).every((group) => group.length <= 2) && written.replace(/\D/g, "").length >= 9;

/** E.164 where it is valid in one of the countries. */
function numberOf(digits: string, countries: readonly CountryCode[]): string | undefined {
  for (const country of countries) {
    const number = parsePhoneNumberFromString(digits, country);
    if (number?.isValid()) return number.number;
  }
  return undefined;
}
