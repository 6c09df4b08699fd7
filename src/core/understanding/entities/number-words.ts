import { toCardinal as german } from "n2words/de-DE";
import { toCardinal as english } from "n2words/en-GB";
import { toCardinal as spanish } from "n2words/es-ES";
import { toCardinal as french } from "n2words/fr-FR";
import { toCardinal as italian } from "n2words/it-IT";
import { toCardinal as portuguese } from "n2words/pt-PT";
import { foldText } from "./fold-text.ts";

export interface FoundNumber {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Forms that the spelling library does not give: the gender of "one" and "two", what stands for "one hundred". */
const further: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { a: 1, an: 1, hundred: 100, "a hundred": 100, thousand: 1000, "a thousand": 1000 },
  es: { un: 1, una: 1, veintiun: 21, cien: 100 },
  de: { ein: 1, eine: 1, einen: 1, einem: 1, einer: 1, eines: 1, zwo: 2, hundert: 100, tausend: 1000 },
  fr: { une: 1 },
  it: { un: 1, una: 1, mila: 1000 },
  pt: { uma: 1, duas: 2, quatorze: 14, dezesseis: 16, dezessete: 17, dezenove: 19 },
};
const spellers: Readonly<Record<string, (value: number) => string>> = {
  en: english,
  es: spanish,
  de: german,
  fr: french,
  it: italian,
  pt: portuguese,
};

interface Vocabulary {
  readonly values: ReadonlyMap<string, number>;
  readonly longest: number;
}
const vocabularies = new Map<string, Vocabulary>();

/** Numbers written as words, "two hundred and fifty", "fünfunddreißig"; up to 999,999, the longest reading of each. */
export function findNumberWords(folded: string, language: string): FoundNumber[] {
  const { values, longest } = vocabularyOf(language);
  const words = [...folded.matchAll(/\p{L}+/gu)];
  const found: FoundNumber[] = [];
  for (let i = 0; i < words.length; i++) {
    const read = longestFrom(folded, words, i, values, longest);
    if (!read) continue;
    const last = found.at(-1);
    const joins = last && /^\s(?:and )?$/.test(folded.slice(last.end, read.start));
    if (joins && last.value % 1000 === 0 && read.value < 1000 && read.value > 1)
      found[found.length - 1] = { value: last.value + read.value, start: last.start, end: read.end };
    else if (joins && read.value === 1000 && last.value < 1000 && last.value > 1)
      found[found.length - 1] = { value: last.value * 1000, start: last.start, end: read.end };
    else found.push(read);
    i += read.words - 1;
  }
  return found;
}

/** The value of one word or phrase, as in "halb elf"; undefined when it is no number. */
export const numberOf = (folded: string, language: string): number | undefined =>
  /^\d+$/.test(folded) ? Number(folded) : vocabularyOf(language).values.get(folded.replace(/[\s-]+/g, " "));

function longestFrom(
  text: string,
  words: readonly RegExpExecArray[],
  from: number,
  values: ReadonlyMap<string, number>,
  longest: number,
): (FoundNumber & { readonly words: number }) | undefined {
  let phrase = "";
  let best: (FoundNumber & { readonly words: number }) | undefined;
  const start = words[from]?.index ?? 0;
  for (let count = 1; count <= longest; count++) {
    const word = words[from + count - 1];
    const before = words[from + count - 2];
    if (!word || (count > 1 && before && !/^[\s-]$/.test(text.slice(before.index + before[0].length, word.index))))
      break;
    phrase = count === 1 ? word[0] : `${phrase} ${word[0]}`;
    const value = values.get(phrase);
    if (value !== undefined) best = { value, start, end: word.index + word[0].length, words: count };
  }
  return best;
}

function vocabularyOf(language: string): Vocabulary {
  const spoken = language in spellers ? language : "en";
  const known = vocabularies.get(spoken);
  if (known) return known;
  const values = new Map<string, number>(Object.entries(further[spoken] ?? {}));
  const add = (phrase: string, value: number): void => {
    if (!values.has(phrase)) values.set(phrase, value);
  };
  const spell = spellers[spoken] ?? english;
  for (let value = 1; value <= 1000; value++) {
    const written = spell(value).toLowerCase();
    const phrase = plain(written);
    for (const form of [phrase, ...variants(spoken, written, phrase)]) add(form, value);
  }
  // German and Italian write the thousands as one word.
  for (let thousands = 2; thousands <= 20; thousands++) add(plain(spell(thousands * 1000)), thousands * 1000);
  const longest = Math.max(...[...values.keys()].map((phrase) => phrase.split(" ").length));
  const made = { values, longest };
  vocabularies.set(spoken, made);
  return made;
}

function variants(language: string, written: string, phrase: string): readonly string[] {
  switch (language) {
    case "en":
      return [phrase.replace(" and ", " "), phrase.replace(/^one hundred/, "a hundred")];
    case "de": {
      const spelledOut = plain(written.replace(/ä/g, "ae").replace(/ö/g, "oe").replace(/ü/g, "ue"));
      return [phrase, spelledOut].flatMap((form) => [
        form.replaceAll("ß", "ss"),
        form.replace(/^einhundert(?=.)/, "hundert"),
      ]);
    }
    case "es":
    case "pt":
      return [phrase.replace(/(nt|st|z)os\b/, "$1as")];
    default:
      return [];
  }
}

const plain = (written: string): string =>
  foldText(written.toLowerCase())
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
