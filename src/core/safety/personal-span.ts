import type { PersonalKind } from "./guarded-input.ts";

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
