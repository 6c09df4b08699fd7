import { isValidIBAN } from "ibantools";
import type { Playbook } from "../playbook/schema.ts";
import { findBusinessIds } from "../understanding/entities/business-ids.ts";
import { findNationalIds } from "./national-ids.ts";
import { type PersonalSpan, type Span, spanOf } from "./personal-span.ts";
import { findPhones } from "./phones.ts";

/**
 * Personal data in a cleaned text, surest kinds first; nothing is claimed twice. Numbers that fit the playbook's id
 * patterns are the business's own and are left alone, except valid card numbers.
 */
export function findPersonalData(
  text: string,
  playbook: Pick<Playbook, "entities" | "country" | "languages">,
): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const ownIds = findBusinessIds(text, playbook.entities).filter(({ confidence }) => confidence >= 0.85);
  const add = (spans: readonly PersonalSpan[], spared: readonly Span[] = []): void => {
    for (const span of spans) {
      if (![...found, ...spared].some((known) => known.start < span.end && span.start < known.end)) found.push(span);
    }
  };
  const lettered = ownIds.filter(({ text: written }) => /\p{L}/u.test(written));
  add(findEmails(text));
  add(findIbans(text), lettered);
  add(findCards(text), lettered);
  add(findIps(text));
  add(findNationalIds(text), ownIds);
  add(findPhones(text, playbook), ownIds);
  return found.sort((a, b) => a.start - b.start);
}

const email =
  /[\p{L}\p{N}][\p{L}\p{N}._%+'-]*\s?@\s?[\p{L}\p{N}-]+(?:\s?\.\s?[\p{L}\p{N}-]+)*\.\s?\p{L}{2,24}(?!\p{L})/gu;
const spokenEmail =
  /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}._%+-]*(?:\s?(?:\.|dot|punto|punkt|point|ponto)\s?[\p{L}\p{N}_-]+)*\s?(?:[([{]\s?(?:at|arroba|@)\s?[)\]}]|\s(?:at|arroba)\s)\s?[\p{L}\p{N}-]+(?:\s?[([{]?\s?(?:\.|dot|punto|punkt|point|ponto)\s?[)\]}]?\s?[\p{L}\p{N}-]+)+/giu;

function findEmails(text: string): PersonalSpan[] {
  const spans = [...text.matchAll(email)].map((match) =>
    spanOf("email", match, match[0].replace(/\s/g, "").toLowerCase()),
  );
  for (const match of text.matchAll(spokenEmail)) {
    const value = match[0]
      .toLowerCase()
      .replace(/\s?[([{]?\s?(?:\bat\b|\barroba\b|@)\s?[)\]}]?\s?/u, "@")
      .replace(/\s?[([{]?\s?(?:\.|\b(?:dot|punto|punkt|point|ponto)\b)\s?[)\]}]?\s?/gu, ".")
      .replace(/\s/g, "");
    if (/^[^@]+@[^@]+\.[a-z]{2,}$/.test(value)) spans.push(spanOf("email", match, value));
  }
  return spans;
}

function findIbans(text: string): PersonalSpan[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}[ .-]?\d[ .-]?\d(?:[ .\n-]?[A-Z0-9]){11,30}/giu)].flatMap(
    (match) => {
      // The match may reach into the next words: the longest valid start counts.
      for (let length = match[0].length; length >= 15; length--) {
        const value = match[0]
          .slice(0, length)
          .replace(/[^A-Za-z0-9]/g, "")
          .toUpperCase();
        const last = match[0][length - 1] ?? "";
        if (/[A-Za-z0-9]/.test(last) && isValidIBAN(value))
          return [{ kind: "iban" as const, start: match.index, end: match.index + length, value }];
      }
      return [];
    },
  );
}

const issuers = /^(?:4|5[0-8]|2[2-7]|3[0-9]|6|2131|1800)/;

function findCards(text: string): PersonalSpan[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\d(?:[ .\n_*-]{0,2}\d){11,18}(?!\d)/gu)].flatMap((match) => {
    for (let length = match[0].length; length >= 12; length--) {
      const written = match[0].slice(0, length);
      const digits = written.replace(/\D/g, "");
      const stops = !/\d/.test(match[0][length] ?? "") && /\d$/.test(written);
      if (stops && digits.length >= 12 && issuers.test(digits) && passesLuhn(digits)) {
        return [{ kind: "card" as const, start: match.index, end: match.index + length, value: digits }];
      }
    }
    return [];
  });
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

const octet = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const ipv4 = new RegExp(`(?<![\\d.])(?:${octet}\\.){3}${octet}(?![\\d.]*\\d)`, "g");
const ipv6 = /(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{1,4}|(?::[0-9a-f]{1,4}){1,6})(?![\p{L}\p{N}:])/giu;

function findIps(text: string): PersonalSpan[] {
  const isVersion = (start: number): boolean =>
    /(?:version|firmware|release|v)\s*\.?\s*$/i.test(text.slice(Math.max(0, start - 12), start));
  return [...text.matchAll(ipv4), ...text.matchAll(ipv6)]
    .filter((match) => !isVersion(match.index) && (!match[0].includes(":") || (match[0].match(/:/g) ?? []).length >= 3))
    .map((match) => spanOf("ip", match, match[0].toLowerCase()));
}
