import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from "libphonenumber-js";
import type { Playbook } from "../playbook/schema.ts";
import type { PersonalSpan, Span } from "./personal-span.ts";

const countriesOf: Readonly<Record<string, readonly CountryCode[]>> = {
  en: ["US", "GB"],
  es: ["ES"],
  de: ["DE", "AT", "CH"],
  fr: ["FR"],
  it: ["IT"],
  pt: ["PT", "BR"],
};

const phoneWords =
  /(?:\b(?:phone|call|mobile|cell|tel|telephone|whatsapp|sms|text|fax|contact|reach|dial|ring)\w*|tel[eé]fono|m[oó]vil|celular|ll[aá]m\p{L}+|telefon\p{L}*|handy\p{L}*|mobil\p{L}*|anruf\p{L}*|ruf\p{L}*|erreich\p{L}*|téléphone|portable|appel\p{L}*|chiama\p{L}*|cellulare|telefone|ligu?e\p{L}*)[^\d+(\n]{0,30}$/iu;
const otherWords =
  /(?:order|pedido|bestell\p{L}*|commande|ordine|tracking|seguimiento|sendung\p{L}*|ticket|invoice|factura|rechnung\p{L}*|booking|reserva|buchung\p{L}*|serial|reference|referencia|article|artikel\p{L}*|sku|account|kunden\p{L}*|code|código|zip|postal|amount|total)[^\d+(\n]{0,20}$/iu;

/**
 * Phone numbers. A number with a country code counts; a national one counts when it is valid where the business or its
 * languages are at home and looks like a phone number; behind words such as "call me on", any long number counts. What
 * stands behind "order", "invoice" and the like never does.
 */
export function findPhones(text: string, playbook: Pick<Playbook, "country" | "languages">): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const add = (span: PersonalSpan): void => {
    const taken = found.some((known) => known.start < span.end && span.start < known.end);
    const partOfLonger = /\d[ .-]?$/.test(text.slice(0, span.start)) || /^[ .-]?\d/.test(text.slice(span.end));
    if (!taken && !partOfLonger && !otherWords.test(before(text, span)) && !isDate(text.slice(span.start, span.end)))
      found.push(span);
  };
  const home = playbook.country.toUpperCase();
  const countries = [
    ...(isSupportedCountry(home) ? [home] : []),
    ...playbook.languages.flatMap((language) => countriesOf[language] ?? []),
  ];
  for (const country of new Set(countries)) {
    for (const { startsAt, endsAt, number } of findPhoneNumbersInText(text, { defaultCountry: country })) {
      const span = { kind: "phone" as const, start: startsAt, end: endsAt, value: number.number };
      const written = text.slice(startsAt, endsAt);
      const international = /^\s*\(?(?:\+|00)/.test(written) || text[startsAt - 1] === "+";
      const grouped = /\d[\s()./-]+\d/.test(written) && number.nationalNumber.length >= 8;
      const isHome = country === home && number.nationalNumber.length >= 9;
      if (international || grouped || isHome || phoneWords.test(before(text, span))) add(span);
    }
  }
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])\+?\(?\d(?:[\s()./x-]{0,3}\d){6,16}(?!\d)/gu)) {
    const span = {
      kind: "phone" as const,
      start: match.index,
      end: match.index + match[0].length,
      value: match[0].replace(/[^\d+]/g, ""),
    };
    const shaped = /^(?:001[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?:x\d{1,5})?$|^\+\d/.test(match[0]);
    if (shaped || phoneWords.test(before(text, span))) add(span);
  }
  return found;
}

const before = (text: string, span: Span): string => text.slice(Math.max(0, span.start - 45), span.start);

const isDate = (written: string): boolean =>
  /^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})/.test(written);
