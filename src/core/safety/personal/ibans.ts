import { isValidIBAN } from "ibantools";
import { GAP, type PersonalSpan, plain } from "./span.ts";

const candidate = new RegExp(`(?<![\\p{L}\\p{N}])[A-Z][\\s.-]?[A-Z]${GAP}\\d${GAP}\\d(?:${GAP}[A-Z0-9]){11,30}`, "giu");
const ibanWords = /(?<!\p{L})iban(?!\p{L})[^\d\n]{0,30}$/iu;

/** Bank accounts by country length and check digits (ISO 13616); behind the word IBAN also one with a slip in it. */
export function findIbans(text: string): PersonalSpan[] {
  return [...text.matchAll(candidate)].flatMap((match) => {
    const [written] = match;
    // The match may reach into the next words: the longest valid start counts.
    for (let length = written.length; length >= 15; length--) {
      if (!/[A-Za-z0-9]/.test(written[length - 1] ?? "")) continue;
      const value = plain(written.slice(0, length));
      if (value.length >= 15 && isValidIBAN(value))
        return [{ kind: "iban" as const, start: match.index, end: match.index + length, value }];
    }
    if (!ibanWords.test(text.slice(Math.max(0, match.index - 40), match.index))) return [];
    const digits = /^(?:.*\d)/s.exec(written)?.[0] ?? written;
    return [{ kind: "iban" as const, start: match.index, end: match.index + digits.length, value: plain(digits) }];
  });
}
