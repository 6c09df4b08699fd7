import { GAP, type PersonalSpan } from "./span.ts";

/** First digits of card numbers in use (ISO/IEC 7812): Visa, Mastercard, Amex, Diners, JCB, Discover, Maestro, UnionPay. */
const issuers = /^(?:4|5[0-8]|2[2-7]|3[0-9]|6|2131|1800)/;
const run = new RegExp(`(?<![\\p{L}\\p{N}])\\d(?:${GAP}\\d)+`, "gu");
/** Words behind which a long number is a card's, also one with a slip in it or not written to its end. */
const cardWords =
  /(?<!\p{L})(?:cards?|cc|visa|mastercard|amex|maestro|credit|debit|tarjetas?|karten?(?:nummer)?|kreditkarten?(?:nummer)?|cartes?|carta|cart[aã]o|cart[oõ]es)(?!\p{L})[^\d\n]{0,30}$/iu;

/** Card numbers: 12 to 19 digits of a known issuer that pass Luhn's check, however they are grouped. */
export function findCards(text: string): PersonalSpan[] {
  return runsIn(text).flatMap((groups) => {
    const found: PersonalSpan[] = [];
    for (let first = 0; first < groups.length; first++) {
      const end = longest(groups, first, (digits) => digits.length >= 12 && issuers.test(digits) && passesLuhn(digits));
      const isAll = first === 0 && end === groups.length;
      if (end === undefined || !(isAll || isUsual(groups.slice(first, end)))) continue;
      found.push(card(groups.slice(first, end)));
      first = end - 1;
    }
    return found;
  });
}

/**
 * What is probably meant as one: with a word such as "card" before it any number of 8 to 19 digits, and at the text's
 * end what looks like a first half. Weaker than any other reading of the same digits.
 */
export function findCardParts(text: string): PersonalSpan[] {
  return runsIn(text).flatMap((groups) => {
    const [first] = groups;
    const last = groups.at(-1);
    if (!first || !last || groups.reduce((sum, { digits }) => sum + digits.length, 0) < 8) return [];
    if (cardWords.test(text.slice(Math.max(0, first.start - 45), first.start))) {
      const end = longest(groups, 0, (digits) => digits.length >= 8);
      if (end !== undefined && !isDate(text.slice(first.start, groups[end - 1]?.end)))
        return [card(groups.slice(0, end))];
    }
    const continues = /\d[\p{L}\d]*\P{L}{0,2}$/u.test(text.slice(0, first.start));
    const isHalf = /^[2-6]\d{3}$/.test(first.digits) && groups.length > 1 && groups.length <= 4 && isShaped(groups);
    return isHalf && !continues && text.slice(last.end).trim() === "" ? [card(groups)] : [];
  });
}

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Rows of digits with little between them. What begins with a plus is a phone number. */
const runsIn = (text: string): Group[][] =>
  [...text.matchAll(run)]
    .filter(({ index }) => !/\+ ?\(?$/.test(text.slice(Math.max(0, index - 3), index)))
    .map((match) =>
      [...match[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => {
        const start = match.index + index;
        return { digits, start, end: start + digits.length };
      }),
    );

/** How many groups from `first` on make the longest number of at most 19 digits that `fits`. */
function longest(groups: readonly Group[], first: number, fits: (digits: string) => boolean): number | undefined {
  let digits = "";
  let best: number | undefined;
  for (let i = first; i < groups.length; i++) {
    digits += groups[i]?.digits ?? "";
    if (digits.length > 19) break;
    if (fits(digits)) best = i + 1;
  }
  return best;
}

const card = (groups: readonly Group[]): PersonalSpan => ({
  kind: "card",
  start: groups[0]?.start ?? 0,
  end: groups.at(-1)?.end ?? 0,
  value: groups.map(({ digits }) => digits).join(""),
});

/** Written as cards are: one block, or blocks of one, two or four digits with a shorter last one, or 4-6-5 and 4-6-4. */
function isShaped(groups: readonly Group[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length);
  const [size = 0] = lengths;
  if (lengths.length === 1 || /^4,6,[45]$/.test(lengths.join())) return true;
  return (
    [1, 2, 4].includes(size) && lengths.slice(0, -1).every((length) => length === size) && (lengths.at(-1) ?? 0) <= size
  );
}

/** Within a longer row only a number of today's length counts: any twelve of many digits may pass the check. */
const isUsual = (groups: readonly Group[]): boolean =>
  isShaped(groups) && groups.reduce((sum, { digits }) => sum + digits.length, 0) >= 15;

const isDate = (written: string): boolean => /^(?:\d{1,4}[-./]\d{1,2}[-./]\d{2,4}|(?:19|20)\d{6}$)/.test(written);

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
