import type { PersonalKind } from "../guarded-input.ts";

/** Where personal data stands in a text, and its canonical value. */
export interface PersonalSpan {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
  /** Canonical: digits of a card, lower-case e-mail, E.164 where known. Same value, same token. */
  readonly value: string;
}

export type Span = Pick<PersonalSpan, "start" | "end">;

export function spanOf(kind: PersonalKind, match: RegExpExecArray | RegExpMatchArray, value: string): PersonalSpan {
  const start = match.index ?? 0;
  return { kind, start, end: start + match[0].length, value };
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Letters and digits only, in upper case: how codes are compared. */
export const plain = (written: string): string => written.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

/** What people put between the digits of one number: up to three of these in a row, brackets and line breaks too. */
export const GAP = "[\\s().,_*/·|–—-]{0,3}";

/** Words in any case, for patterns that tell capitals from small letters elsewhere. Knows no escapes but `\\s` and `\\.`. */
export const anyCase = (words: string): string =>
  words.replace(/\\.|\p{L}/gu, (part) => {
    if (part.startsWith("\\")) return part;
    const upper = part.toUpperCase();
    return upper.length === 1 && upper !== part ? `[${part}${upper}]` : part;
  });
