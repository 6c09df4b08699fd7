import { benignEnglish } from "../../safety/data/benign-english.ts";
import { benignGeneral } from "../../safety/data/benign-general.ts";
import { benignOther } from "../../safety/data/benign-other.ts";
import { sentences } from "../../safety/data/by-language.ts";
import { personSentences } from "../data/person.ts";
import { type LinearModel, linearScores } from "../linear/linear-model.ts";
import { softmax, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "../linear/vectorizer.ts";
import { type NgramTable, ngramScores } from "./ngram-table.ts";
import { openingLanguage } from "./opening-words.ts";

export interface LanguageDetector {
  detect(text: string, previous?: string): { readonly language: string; readonly confidence: number };
  readonly parts: LanguageParts;
}

export interface LanguageParts {
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly unknownWeight: number;
  readonly model: LinearModel;
  readonly languages: readonly string[];
}

/**
 * How the evidence is added up, in nats. The table's score grows with the text; our own model (trained on customer
 * sentences, so it knows short ones) counts by how many of the words it knows; the priors stay fixed. So a name or an
 * order number keeps the language spoken before, and a clear sentence changes it. `perScore` has the least loss on
 * lingua's word pairs and sentences; the others were chosen on short customer texts and names.
 */
const nats = { perScore: 0.03, own: 0.4, previous: 2.5, first: 0.05, firstShort: 2, builtIn: -2, foreign: -4 } as const;
/** What the spelling of a name counts beside that of other words. */
const TITLE = 0.15;
const SURE = 0.6;
/** Fewer letters say less than the playbook's own language being the likely one. */
const SHORT = 10;
/** Enough to answer in it, too little to translate or to remember a customer by. */
const OPENING = 0.55;
/** What our own model says of a language it was not taught. */
const UNTAUGHT = 0.15;

export function trainLanguage(
  own: readonly { readonly text: string; readonly language?: string }[],
  home: readonly string[],
  table: NgramTable,
): LanguageDetector {
  const builtIn = [
    ...sentences({ en: benignEnglish, ...benignOther }),
    ...sentences(benignGeneral),
    ...personSentences().asks,
    ...personSentences().asksNot,
  ].filter(({ language }) => BUILT_IN.includes(language));
  const labelled = [...builtIn, ...own.flatMap(({ text, language }) => (language ? [{ text, language }] : []))];
  const languages = [...new Set(labelled.map(({ language }) => language))].sort();
  const texts = labelled.map(({ text }) => withoutIds(text));
  const vectorizer = fitVectorizer(texts, { minTexts: 1 });
  const model = trainLinear(
    texts.map((text) => vectorizer.vectorize(text)),
    labelled.map(({ language }) => languages.indexOf(language)),
    { features: vectorizer.size, classes: languages.length },
  );
  const { hashes, weights, unknownWeight } = vectorizer;
  return makeDetector({ hashes, weights, unknownWeight, model, languages }, vectorizer, home, table);
}

const BUILT_IN: readonly string[] = ["en", "es", "de", "fr", "it", "pt"];

export function restoreLanguage(parts: LanguageParts, home: readonly string[], table: NgramTable): LanguageDetector {
  return makeDetector(parts, makeVectorizer(parts.hashes, parts.weights, parts.unknownWeight), home, table);
}

function makeDetector(
  parts: LanguageParts,
  vectorizer: Vectorizer,
  home: readonly string[],
  table: NgramTable,
): LanguageDetector {
  const fallback = home[0] ?? "en";
  const written = table.languages.map((language) => spokenName(language, home));
  const languages = [...new Set([...home, ...parts.languages, ...written])];
  const inTable = languages.map((language) => written.indexOf(language));
  const inModel = languages.map((language) => parts.languages.indexOf(language));

  return {
    parts,
    detect(text, previous) {
      const words = withoutIds(text);
      const letters = (words.match(/\p{L}/gu) ?? []).length;
      // "ok", "si", "no" are said in many languages.
      if (letters < 2 || (previous && letters < 4)) return { language: previous ?? fallback, confidence: 0 };

      const opening = previous ? undefined : openingLanguage(words);
      if (opening === "anybody") return { language: fallback, confidence: 0 };
      if (opening) return { language: spokenName(opening, home), confidence: OPENING };

      const scores = ngramScores(table, words);
      const trust = nats.perScore * (isTitle(words) ? TITLE : 1);
      const vector = vectorizer.vectorize(words);
      const own = linearScores(parts.model, vector);
      softmax(own);
      // Another script tells much in few letters.
      const short = /(?!\p{Script=Latin})\p{L}/u.test(words) ? 0 : Math.max(0, 1 - letters / SHORT);
      const evidence = Float32Array.from(languages, (language, i) => {
        const known = own[inModel[i] ?? -1] ?? UNTAUGHT;
        const prior = home.includes(language) ? 0 : BUILT_IN.includes(language) ? nats.builtIn : nats.foreign;
        return (
          (scores[inTable[i] ?? -1] ?? 0) * trust +
          nats.own * vector.coverage * Math.log(known + 0.002) +
          prior +
          (language === previous ? nats.previous : 0) +
          (language === fallback ? nats.first + nats.firstShort * short : 0)
        );
      });
      softmax(evidence);
      const best = evidence.reduce((top, share, at) => (share > (evidence[top] ?? 0) ? at : top), 0);
      const confidence = evidence[best] ?? 0;
      if (previous && confidence < SURE) return { language: previous, confidence };
      return { language: languages[best] ?? fallback, confidence };
    },
  };
}

/** The table has one name for Malay and Indonesian, which are written alike, and one for Norwegian. */
function spokenName(language: string, home: readonly string[]): string {
  if (language === "ms" && !home.includes("ms")) return "id";
  if (language === "no" && home.includes("nb")) return "nb";
  return language;
}

/** "Anna Müller", "iPhone Pro": each word has a capital like a name, so its spelling says little about who writes it. */
function isTitle(words: string): boolean {
  const all = words.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return all.length <= 4 && all.every((word) => /\p{Lu}/u.test(word)) && /\p{Ll}/u.test(words);
}

/** Tokens, addresses and whatever holds a digit say nothing about the language. */
function withoutIds(text: string): string {
  return text
    .replace(/⟨[^⟩]*⟩/gu, " ")
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, " ")
    .replace(/\S+@\S+/g, " ")
    .replace(/[\p{Script=Latin}-]*\d[\p{Script=Latin}\d-]*/gu, " ");
}
