import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stopwords as germanStops } from "@orama/stopwords/german";
import { stopwords as englishStops } from "@orama/stopwords/english";
import { stopwords as frenchStops } from "@orama/stopwords/french";
import { stopwords as italianStops } from "@orama/stopwords/italian";
import { stopwords as portugueseStops } from "@orama/stopwords/portuguese";
import { stopwords as spanishStops } from "@orama/stopwords/spanish";
import { concepts } from "./concepts.ts";
import { lightWords } from "./light-words.ts";

/** What a text is about, as terms: stems of its content words, and `§name` for each everyday concept it speaks of. */
export interface Analyzed {
  readonly terms: readonly string[];
  /** The stem of a term's word, or the concept; with the concept of the same word, when it has one. */
  readonly conceptOf: ReadonlyMap<string, string>;
}

const stemmers: Readonly<Record<string, (word: string) => string>> = {
  en: english, es: spanish, de: german, fr: french, it: italian, pt: portuguese,
};
const stops = new Map(
  Object.entries({
    en: englishStops, es: spanishStops, de: germanStops, fr: frenchStops, it: italianStops, pt: portugueseStops,
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
  return text.toLowerCase().replace(/ß/g, "ss").replace(/[’‘`´]/g, "'").normalize("NFD").replace(/\p{M}/gu, "");
}

/** Words of a text, folded; `usb-c` gives `usb` and `c`, `2.5` stays whole. */
export function words(text: string): readonly string[] {
  return fold(text).replace(/'(s|re|ve|ll|d|m)\b/g, "").replace(/'/g, "").match(/\d+(?:[.,:]\d+)*|\p{L}[\p{L}\p{N}]*|\p{N}[\p{L}\p{N}]*/gu) ?? [];
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
  const spent = new Set<number>();
  for (let size = 4; size >= 2; size--) {
    for (let at = 0; at + size <= tokens.length; at++) {
      const concept = phrases.get(tokens.slice(at, at + size).join(" "));
      if (!concept || spent.has(at)) continue;
      terms.push(concept);
      for (let word = at; word < at + size; word++) spent.add(word);
    }
  }
  tokens.forEach((token, at) => {
    if (spent.has(at)) return;
    const concept = singles.get(token);
    if (!concept && (stop?.has(token) || (token.length === 1 && !/\d/.test(token)))) return;
    const made = stem(token, language);
    terms.push(made);
    if (concept) conceptOf.set(made, concept);
  });
  return { terms, conceptOf };
}

/** Is this word one that carries no meaning of its own in this language? */
export const isStopWord = (word: string, language: string): boolean => stops.get(language)?.has(word) ?? false;
