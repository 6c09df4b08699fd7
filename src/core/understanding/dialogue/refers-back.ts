import type { Entity } from "../understanding.ts";

/** Words that stand for something named before, by language. Others use English, Spanish and German together. */
const pronouns: Readonly<Record<string, RegExp>> = {
  en: /\b(?:it|its|that|this|they|their|them|those|these|same)\b(?!\s+(?:is raining|takes))/iu,
  es: /\b(?:lo|eso|esto|ese|esa|este|esta|aquello|mismo|misma)\b|\p{L}{3,}(?:ar|er|ir|ándo|iéndo)(?:me)?l[oa]s?\b|\p{L}*[áéíóú]\p{L}+[aeo]l[oa]s?\b|\b(?:cancel|anul|devuelv|envi|mand|cambi|reembols|compr|repar)[aeo]l[oa]s?\b/iu,
  de: /\b(?:ihn|davon|dafür|damit|dazu|daran|dieses?|diese[nrm]?|dasselbe|denselben)\b|(?<!(?:können|könnten|würden|haben|hätten|sind|wollen|möchten|werden|bieten|geben|machen|wenn|ob|dass|was|wie|wo|wann) )\bsie\b|\b(?<!gibt )es\b(?! gibt)|\b[Dd]as\b(?!\s+\p{Lu})/u,
  fr: /\b(?:ça|cela|celui-ci|celle-ci|celui-là|le même|la même|en)\b|\p{L}+-l[ae]s?\b/iu,
  it: /\b(?:esso|questo|quello|questa|quella|stesso|stessa|ne)\b|\p{L}{3,}(?:ar|er|ir)l[oaie]\b/iu,
  pt: /\b(?:isso|isto|esse|essa|este|esta|mesmo|mesma|ele|ela)\b|\p{L}+-l?[oa]s?\b/iu,
};

/** The text speaks of something named before and names nothing itself. `named` are the types that count as naming. */
export function refersBack(
  text: string,
  language: string,
  entities: readonly Entity[],
  named: ReadonlySet<string>,
): boolean {
  if (entities.some(({ type }) => named.has(type))) return false;
  if (entities.some(({ type }) => type === "ordinal")) return true;
  const pattern = pronouns[language];
  return pattern ? pattern.test(text) : (["en", "es", "de"] as const).some((other) => pronouns[other]?.test(text));
}
