import { eld } from "eld/extrasmall";
import { benignEnglish } from "../../safety/data/benign-english.ts";
import { benignGeneral } from "../../safety/data/benign-general.ts";
import { benignOther } from "../../safety/data/benign-other.ts";
import { sentences } from "../../safety/data/by-language.ts";
import { personSentences } from "../data/person.ts";
import { type LinearModel, linearScores } from "../linear/linear-model.ts";
import { softmax, trainLinear } from "../linear/train-linear.ts";
import { fitVectorizer, makeVectorizer, type Vectorizer } from "../linear/vectorizer.ts";

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
 * How the evidence is added up, in nats: eld's score grows with the number of letters, our own model (trained on
 * customer sentences, so it knows short ones) with how many of the words it knows, and the priors stay fixed. So a
 * name or an order number keeps the language spoken before, and two clear sentences change it.
 */
const nats = { eldPerLetter: 0.45, mostLetters: 80, previous: 1.6, first: 0.4, builtIn: -1.2, foreign: -2.5 } as const;
const SURE = 0.6;

export function trainLanguage(
  own: readonly { readonly text: string; readonly language?: string }[],
  home: readonly string[],
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
  return makeDetector({ hashes, weights, unknownWeight, model, languages }, vectorizer, home);
}

const BUILT_IN: readonly string[] = ["en", "es", "de", "fr", "it", "pt"];

export function restoreLanguage(parts: LanguageParts, home: readonly string[]): LanguageDetector {
  return makeDetector(parts, makeVectorizer(parts.hashes, parts.weights, parts.unknownWeight), home);
}

function makeDetector(parts: LanguageParts, vectorizer: Vectorizer, home: readonly string[]): LanguageDetector {
  const fallback = home[0] ?? "en";

  return {
    parts,
    detect(text, previous) {
      const words = withoutIds(text);
      const letters = (words.match(/\p{L}/gu) ?? []).length;
      // "ok", "si", "no" are said in many languages.
      if (letters < 2 || (previous && letters < 4)) return { language: previous ?? fallback, confidence: 0 };

      const scores = eld.detect(words).getScores();
      const vector = vectorizer.vectorize(words);
      const own = linearScores(parts.model, vector);
      softmax(own);
      const candidates = [
        ...new Set([...home, ...parts.languages, ...Object.keys(scores), ...(previous ? [previous] : [])]),
      ];
      const evidence = Float32Array.from(candidates, (language) => {
        const place = parts.languages.indexOf(language);
        const known = place >= 0 ? (own[place] ?? 0) : 0.02;
        const prior = home.includes(language) ? 0 : BUILT_IN.includes(language) ? nats.builtIn : nats.foreign;
        return (
          (scores[language] ?? 0) * Math.min(letters, nats.mostLetters) * nats.eldPerLetter +
          vector.coverage * Math.log(known + 0.002) +
          prior +
          (language === previous ? nats.previous : 0) +
          (language === fallback ? nats.first : 0)
        );
      });
      softmax(evidence);
      const best = evidence.reduce((top, share, at) => (share > (evidence[top] ?? 0) ? at : top), 0);
      const confidence = evidence[best] ?? 0;
      if (previous && confidence < SURE) return { language: previous, confidence };
      return { language: candidates[best] ?? fallback, confidence };
    },
  };
}

/** Tokens, addresses and whatever holds a digit say nothing about the language. */
function withoutIds(text: string): string {
  return text
    .replace(/⟨[^⟩]*⟩/gu, " ")
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, " ")
    .replace(/\S+@\S+/g, " ")
    .replace(/[\p{L}-]*\d[\p{L}\d-]*/gu, " ");
}
