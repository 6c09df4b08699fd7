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

const within = (space: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])\\+? ?\\(?\\d(?:[${space}()./x,_·–-]{0,3}\\d){6,16}(?!\\d)`, "gu");
const inLine = within(" ");
const overLines = within("\\s");
/** Rows of digits in one line, in which the library looks for numbers; longer ones hold no phone number. */
const row = /(?:\+ ?)?\(?\d[\d ()./–-]{5,60}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?/gu;

/** So many rows of digits are looked at closely; in a list of more, every number of nine digits counts. */
const MOST_ROWS = 25;

/**
 * Phone numbers. A number with a country code counts; a national one counts when it is valid where the business or its
 * languages are at home and looks like a phone number; behind words such as "call me on", any long number counts. What
 * stands behind "order", "invoice" and the like never does.
 */
export function findPhones(text: string, playbook: Pick<Playbook, "country" | "languages">): PersonalSpan[] {
  if (countDigits(text) < 7) return [];
  const found: PersonalSpan[] = [];
  const add = (span: PersonalSpan): void => {
    const taken = found.some((known) => overlap(known, span));
    const partOfLonger =
      /\d[ .-]?$/.test(text.slice(Math.max(0, span.start - 2), span.start)) ||
      /^[ .-]?\d/.test(text.slice(span.end, span.end + 2));
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

  const lines = [...text.matchAll(inLine)];
  const many = lines.slice(MOST_ROWS).filter(([written]) => countDigits(written) >= 9);
  for (const span of splitNumbers(text, countries)) add(span);
  for (const span of validNumbers(text, countries, home)) add(span);
  for (const match of lines.slice(0, MOST_ROWS)) {
    const [written] = match;
    const span = { kind: "phone" as const, start: match.index, end: match.index + written.length };
    const shaped = /^(?:001[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?:x\d{1,5})?$|^\+ ?\(?\d/.test(written);
    const behind = /^\d{3}[ -]\d{4}$/.test(written) && wordsBehind.test(text.slice(span.end, span.end + 20));
    const dictated = isDictated(written) && numberOf(written, countries) !== undefined;
    if (shaped || behind || dictated || phoneWords.test(before(text, span)))
      add({ ...span, value: numberOf(written, countries) ?? bare(written) });
  }
  for (const { 0: written, index } of many)
    add({ kind: "phone", start: index, end: index + written.length, value: bare(written) });
  return found;
}

/** Begun in one line or message and ended in the next: only what is a number as a whole, and not in its first line. */
function splitNumbers(text: string, countries: readonly CountryCode[]): PersonalSpan[] {
  const broken = [...text.matchAll(overLines)].filter(([written]) => written.includes("\n"));
  return broken.slice(0, MOST_ROWS).flatMap(({ 0: written, index }) => {
    const [line = "", ...rest] = written.split("\n");
    const end = index + written.length;
    const isRest = countDigits(rest.join("")) <= 3;
    const isOne = isRest || numberOf(line, countries) === undefined;
    const value = isOne ? numberOf(written, countries) : undefined;
    return value ? [{ kind: "phone" as const, start: index, end, value }] : [];
  });
}

/** What the library takes for a valid number of one of the countries, unless it may as well be any other number. */
function validNumbers(text: string, countries: readonly CountryCode[], home: string): PersonalSpan[] {
  const rows = [...text.matchAll(row)].filter(([written]) => countDigits(written) >= 7).slice(0, MOST_ROWS);
  return countries.flatMap((country) =>
    rows.flatMap((match) => {
      const from = Math.max(0, match.index - 1);
      const piece = text.slice(from, match.index + match[0].length + 1);
      return findPhoneNumbersInText(piece, { defaultCountry: country }).flatMap(({ startsAt, endsAt, number }) => {
        const plus = /\+ ?\(?$/.exec(text.slice(Math.max(0, from + startsAt - 3), from + startsAt))?.[0] ?? "";
        const start = from + startsAt - plus.length;
        const span = { kind: "phone" as const, start, end: from + endsAt, value: number.number };
        const written = text.slice(span.start, span.end);
        const international = /^\s*\(?(?:\+|00)/.test(written);
        const grouped = /\d[\s()./-]+\d/.test(written) && number.nationalNumber.length >= 8;
        const isHome = country === home && number.nationalNumber.length >= 9;
        return international || grouped || isHome || phoneWords.test(before(text, span)) ? [span] : [];
      });
    }),
  );
}

const before = (text: string, span: Span): string => text.slice(Math.max(0, span.start - 45), span.start);
const bare = (written: string): string => written.replace(/[^\d+]/g, "");
const countDigits = (text: string): number => (text.match(/\d/g) ?? []).length;

const isDate = (written: string): boolean =>
  /^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/.test(written);

/** Digit by digit or in pairs, as numbers are dictated: nothing else is written like that. */
const isDictated = (written: string): boolean =>
  (written.match(/\d+/g) ?? []).every((group) => group.length <= 2) && countDigits(written) >= 9;

/** E.164 where it is valid in one of the countries. */
function numberOf(written: string, countries: readonly CountryCode[]): string | undefined {
  const digits = bare(written);
  for (const country of digits.startsWith("+") ? countries.slice(0, 1) : countries) {
    const number = parsePhoneNumberFromString(digits, country);
    if (number?.isValid()) return number.number;
  }
  return undefined;
}
