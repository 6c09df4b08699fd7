import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stopwords as englishStops } from "@orama/stopwords/english";
import { stopwords as frenchStops } from "@orama/stopwords/french";
import { stopwords as germanStops } from "@orama/stopwords/german";
import { stopwords as italianStops } from "@orama/stopwords/italian";
import { stopwords as portugueseStops } from "@orama/stopwords/portuguese";
import { stopwords as spanishStops } from "@orama/stopwords/spanish";
import { concepts } from "./concepts.ts";
import { lightWords } from "./light-words.ts";

/** What a text is about, as terms: stems of its content words, phrases that name an everyday concept joined by hyphens. */
export interface Analyzed {
  readonly terms: readonly string[];
  /** The word, or joined words, that a term was made of. */
  readonly wordOf: ReadonlyMap<string, string>;
  /** The everyday concept behind a term, as `§name`, when it has one. */
  readonly conceptOf: ReadonlyMap<string, string>;
}

const stemmers: Readonly<Record<string, (word: string) => string>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
  it: italian,
  pt: portuguese,
};
const stops = new Map(
  Object.entries({
    en: englishStops,
    es: spanishStops,
    de: germanStops,
    fr: frenchStops,
    it: italianStops,
    pt: portugueseStops,
  }).map(([language, words]) => [
    language,
    new Set([...words, ...(lightWords[language] ?? "").split(" ")].map((word) => fold(word).replace(/'/g, ""))),
  ]),
);

const singles = new Map<string, string>();
const phrases = new Map<string, string>();
for (const [concept, words] of Object.entries(concepts)) {
  for (const word of words.split(",")) (word.includes(" ") ? phrases : singles).set(word, `§${concept}`);
}

/** Lower case, no accents, plain apostrophes: `Rückgabe` → `ruckgabe`, `Rueckgabe` too once stemmed as German. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[’‘`´]/g, "'")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** Words of a text, folded; `usb-c` gives `usb` and `c`, `2.5` stays whole. */
export function words(text: string): readonly string[] {
  return (
    fold(text)
      .replace(/'(s|re|ve|ll|d|m)\b/g, "")
      .replace(/'/g, "")
      .match(/\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{N}]*|\p{N}[\p{L}\p{N}]*/gu) ?? []
  );
}

const stemCache = new Map<string, string>();

export function stem(word: string, language: string): string {
  const key = `${language}${word}`;
  const known = stemCache.get(key);
  if (known !== undefined) return known;
  const plain = language === "de" ? word.replace(/ae|oe|ue(?!r)/g, (pair) => pair.charAt(0)) : word;
  const made = fold(/\d/.test(plain) ? plain : (stemmers[language]?.(plain) ?? plain));
  if (stemCache.size > 200_000) stemCache.clear();
  stemCache.set(key, made);
  return made;
}

export function analyze(text: string, language: string): Analyzed {
  const tokens = words(text);
  const stop = stops.get(language);
  const terms: string[] = [];
  const conceptOf = new Map<string, string>();
  const wordOf = new Map<string, string>();
  const spent = new Set<number>();
  for (let size = 4; size >= 2; size--) {
    for (let at = 0; at + size <= tokens.length; at++) {
      const concept = phrases.get(tokens.slice(at, at + size).join(" "));
      if (!concept || tokens.slice(at, at + size).some((_, word) => spent.has(at + word))) continue;
      const joined = tokens.slice(at, at + size).join("-");
      terms.push(joined);
      wordOf.set(joined, joined);
      conceptOf.set(joined, concept);
      for (let word = at; word < at + size; word++) spent.add(word);
    }
  }
  tokens.forEach((token, at) => {
    if (spent.has(at)) return;
    const concept = singles.get(token) ?? (language === "de" ? conceptOfCompound(token) : undefined);
    if (!concept && (stop?.has(token) || (token.length === 1 && !/\d/.test(token)))) return;
    const made = stem(token, language);
    terms.push(made);
    wordOf.set(made, token);
    if (concept) conceptOf.set(made, concept);
  });
  return { terms, wordOf, conceptOf };
}

/**
 * What a German compound is about stands at its end: `Standardlieferung` is a `Lieferung`. When its end says little
 * (`Rückgaberegelung`), what stands before it counts.
 */
function conceptOfCompound(word: string): string | undefined {
  for (let at = 3; word.length - at >= 6; at++) {
    const end = word.slice(at);
    const concept = singles.get(end);
    if (concept) return concept;
    if (!stops.get("de")?.has(end)) continue;
    const start = word.slice(0, at);
    const said = singles.get(start) ?? singles.get(start.replace(/(?:e?s|e?n)$/, ""));
    if (said) return said;
  }
  return undefined;
}

/** A German word of which one half is a concept: it says more than that. */
export const isCompound = (word: string): boolean => !singles.has(word) && conceptOfCompound(word) !== undefined;

/** Is this word one that carries no meaning of its own in this language? */
export const isStopWord = (word: string, language: string): boolean => stops.get(language)?.has(word) ?? false;
