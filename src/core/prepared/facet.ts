/**
 * Everyday things that are asked for in other words than they are told: "how heavy is it" is answered by "it weighs
 * 1.4 kg". Knows no business. `says`: a sentence that tells it; `asks`: a question for it; `forms`: ways to ask, the
 * first one as it is shown to people, `{p}` is what is asked about. Patterns meet folded text (lower case, no accents).
 */
export interface Facet {
  readonly id: string;
  readonly says: Readonly<Record<string, RegExp>>;
  readonly asks: Readonly<Record<string, RegExp>>;
  readonly forms: Readonly<Record<string, readonly string[]>>;
}

export type Words = Readonly<Record<"en" | "es" | "de", string>>;
type Forms = Readonly<Record<"en" | "es" | "de", readonly string[]>>;

const patterns = (words: Words): Readonly<Record<string, RegExp>> =>
  Object.fromEntries(
    Object.entries(words).map(([language, alternatives]) => [
      language,
      // A figure may be met in its middle: one digit stands for all of "38 cm".
      new RegExp(`(?:\\b|(?<=\\d))(?:${alternatives})\\b`),
    ]),
  );

export const facet = (id: string, says: Words, asks: Words, forms: Forms): Facet => ({
  id,
  says: patterns(says),
  asks: patterns(asks),
  forms,
});
