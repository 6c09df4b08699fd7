import { analyze, fold, words } from "../knowledge/analyze.ts";
import { type AnswerType, answerType } from "../knowledge/answer-type.ts";
import { askingPart } from "../knowledge/question.ts";
import { serviceFacets } from "./service-facets.ts";
import { thingFacets } from "./thing-facets.ts";

export const facets = [...thingFacets, ...serviceFacets];

/** What a text asks or tells, apart from the things it names. */
export interface Reading {
  /** Facets that it asks for, or tells. */
  readonly facets: ReadonlySet<string>;
  /** Each content word, as the ways it can be met: its stem and the concept behind it. */
  readonly terms: readonly Term[];
}

export interface Term {
  readonly term: string;
  readonly concept?: string;
  /** The word only words a facet ("how *heavy*"): met by whatever tells that facet. */
  readonly facets: readonly string[];
}

export interface QuestionReading extends Reading {
  readonly type: AnswerType | undefined;
  /** Folded, without names. */
  readonly text: string;
}

/** A customer's question without `names`: the folded words by which it names what it is about. */
export function readQuestion(text: string, language: string, names: ReadonlySet<string>): QuestionReading {
  const asked = askingPart(text);
  const bare = withoutWords(asked, names);
  return { ...read(bare, language, "asks"), type: answerType(asked), text: fold(bare).trim() };
}

/** What our sources or a known question say. */
export const readText = (text: string, language: string, side: "asks" | "says"): Reading => read(text, language, side);

function read(text: string, language: string, side: "asks" | "says"): Reading {
  const folded = fold(text);
  const found = new Set<string>();
  const wordedBy = new Map<string, string[]>();
  for (const { id, [side]: patterns } of facets) {
    const match = patterns[language]?.exec(folded);
    if (!match) continue;
    found.add(id);
    if (side === "asks")
      for (const term of analyze(ownWords(match[0], patterns[language]), language).terms)
        wordedBy.set(term, [...(wordedBy.get(term) ?? []), id]);
  }
  const { terms, conceptOf } = analyze(text, language);
  return {
    facets: found,
    terms: [...new Set(terms)].map((term) => {
      const concept = conceptOf.get(term);
      return { term, facets: wordedBy.get(term) ?? [], ...(concept === undefined ? {} : { concept }) };
    }),
  };
}

/** Keeps what stands between words: patterns read figures with their units. */
function withoutWords(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return text;
  return text.replace(/[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu, (word) =>
    words(word).every((part) => names.has(part)) ? " " : word,
  );
}

/** The words of a match that the pattern itself names: what stands between "how long" and "return" is asked besides. */
function ownWords(match: string, pattern: RegExp | undefined): string {
  const pieces = piecesOf(pattern?.source ?? "");
  return words(match)
    .filter((word) => pieces.some((piece) => word.startsWith(piece)))
    .join(" ");
}

const pieces = new Map<string, readonly string[]>();
function piecesOf(source: string): readonly string[] {
  const known = pieces.get(source) ?? source.replace(/\\[a-z]|\p{L}\?/gu, " ").match(/\p{L}{3,}/gu) ?? [];
  pieces.set(source, known);
  return known;
}
