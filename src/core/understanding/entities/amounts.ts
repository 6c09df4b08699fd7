import { currencyOf, currencyPattern, minorUnits } from "./currencies.ts";
import { foldText } from "./fold-text.ts";
import { findNumberWords } from "./number-words.ts";
import type { Found } from "./span.ts";

const digits = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
/** `19,-` and `120.-` are whole amounts; `2k` are two thousand. */
const amount = `(?:${digits})(?:[.,][-–—]{1,2}|\\s?k(?!\\p{L}))?`;
const cents = "cents?|centimos?|centavos?|centimes?|centesimi|centesimo|pence|pennies|rappen|groszy?|ct";
/** "12€50", "35 Euro 50", "35 euros con 50 céntimos"; a bare figure only where no further word makes it something else. */
const andCents = `(?:(\\d{2})(?![\\d.,])|\\s(?:(?:and|y|con|und|et|e)\\s)?(\\d{2})(?:\\s?(?:${cents})(?!\\p{L})|(?!\\d|[.,:/][\\d-]|\\s?\\p{L}|\\s?(?:${currencyPattern}))))?`;
const before = new RegExp(`(${currencyPattern})\\s?(${amount})(?![\\d])`, "gu");
const behind = new RegExp(`(?<![\\p{L}\\d.,])(${amount})\\s?(${currencyPattern})${andCents}`, "gu");
const onlyCents = new RegExp(`(?<![\\p{L}\\d.,])(\\d{1,2})(?:\\s?(?:${cents})|p)(?!\\p{L})`, "gu");

const startsWithCurrency = new RegExp(`^\\s(?:${currencyPattern})`, "u");

/** Amounts in minor units; with the currency behind it (`5000 USD`) when it is not the business's own. */
export function findMoney(text: string, ownCurrency: string, language = "en"): Found[] {
  const folded = foldText(text);
  const { written, place } = withDigits(folded, language);
  const found: Found[] = [];
  const add = (match: RegExpExecArray, named: string, number: number, minor: number, confidence = 0.95): void => {
    const currency = currencyOf(named, ownCurrency);
    const start = place(match.index);
    const end = place(match.index + match[0].trimEnd().length);
    if (found.some((known) => known.start < end && start < known.end)) return;
    const units = Math.round(number * minorUnits(currency)) + minor;
    const value = currency === ownCurrency ? String(units) : `${units} ${currency}`;
    found.push({ type: "money", text: text.slice(start, end), value, confidence, start, end });
  };
  for (const match of written.matchAll(behind))
    add(match, match[2] ?? "", readNumber(match[1] ?? "0"), Number(match[3] ?? match[4] ?? 0));
  for (const match of written.matchAll(before)) add(match, match[1] ?? "", readNumber(match[2] ?? "0"), 0);
  for (const match of written.matchAll(onlyCents)) add(match, "", 0, Number(match[1]), 0.8);
  return found.sort((a, b) => a.start - b.start);
}

/** `1.200,50`, `1,200.50`, `1 200`, `12,5`: the last separator with one or two digits behind it is the decimal one. */
function readNumber(written: string): number {
  const thousands = /k$/.test(written) ? 1000 : 1;
  const number = written.replace(/[.,][-–—]+$/, "").replace(/\s?k$/, "");
  const decimals = /[.,](\d{1,2})$/.exec(number)?.[1] ?? "";
  const whole = (decimals ? number.slice(0, -decimals.length - 1) : number).replace(/\D/g, "");
  return Number(`${whole || "0"}.${decimals || "0"}`) * thousands;
}

/** The text with number words as digits, and the way back to a place in the original. */
function withDigits(folded: string, language: string): { written: string; place: (at: number) => number } {
  let written = "";
  let from = 0;
  const shifts: { readonly at: number; readonly start: number; readonly end: number; readonly length: number }[] = [];
  for (const { value, start, end } of findNumberWords(folded, language)) {
    // "A" and "one" are amounts only where a currency follows at once.
    if (value === 1 && !startsWithCurrency.test(folded.slice(end, end + 24))) continue;
    written += folded.slice(from, start);
    shifts.push({ at: written.length, start, end, length: String(value).length });
    written += String(value);
    from = end;
  }
  written += folded.slice(from);
  const place = (at: number): number => {
    const shift = shifts.findLast((one) => one.at <= at);
    if (!shift) return at;
    const behind = at - shift.at - shift.length;
    return behind >= 0 ? shift.end + behind : at === shift.at ? shift.start : shift.end;
  };
  return { written, place };
}
