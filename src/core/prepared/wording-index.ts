import { fold, words } from "../knowledge/analyze.ts";
import { readText } from "./read-question.ts";

/** How the wording of a question fits the known ways to ask for one answer. Each 0 to 1. */
export interface Wording {
  /** Cosine with all of them together. */
  readonly all: number;
  /** Mean cosine with the three nearest. */
  readonly nearest: number;
}

/**
 * Known ways to ask, in one language, searched all at once: weighted words, pairs of words and pieces of words, the rare
 * ones counting more (TF-IDF). Postings instead of vectors, so that a question meets only what it shares something with.
 */
export interface WordingIndex {
  /** By the answer; what shares nothing is left out. */
  meet(question: string): ReadonlyMap<object, Wording>;
}

export interface WordingGatherer {
  add(answer: object, ways: readonly string[]): void;
  /** Once, after the last answer: some 100 ms for 7,000 ways, in slices between which `pace` lets customers go first. */
  finish(pace: () => Promise<void>): Promise<WordingIndex>;
}

/** Weights of the kinds of features: chosen on known questions held out, as the weights in signals.ts. */
const PIECE = 0.35;
const WORD = 0.6;
const PAIR = 0.7;
const SENSE = 1.7;
const NEAREST = 3;
const NOBODY = {};

/** What ways to ask are made of: in how many answers' ways it stands, and in which ways. */
interface Feature {
  readonly weight: number;
  readonly ways: Uint32Array;
}

interface Built {
  readonly features: ReadonlyMap<string, Feature>;
  readonly wayLengths: Float32Array;
  readonly answerLengths: ReadonlyMap<object, number>;
}

/** Features between two looks at the clock. */
const AT_ONCE = 200;

export function gatherWordings(language: string): WordingGatherer {
  const posted = new Map<string, { readonly answers: Set<object>; readonly ways: number[] }>();
  /** The answer that a way asks for. */
  const answerOf: object[] = [];
  const answers = new Set<object>();

  const weightOf = (name: string, standsIn: number): number =>
    kindWeight(name) * Math.log(1 + answers.size / (0.5 + standsIn));

  /** Lengths of the vectors, and postings in less memory than they were gathered in. */
  async function build(pace: () => Promise<void>): Promise<Built> {
    const wayLengths = new Float32Array(answerOf.length);
    const features = new Map<string, Feature>();
    let done = 0;
    for (const [name, { answers: of, ways }] of posted) {
      if (done++ % AT_ONCE === 0) await pace();
      const weight = weightOf(name, of.size);
      features.set(name, { weight, ways: Uint32Array.from(ways) });
      for (const way of ways) wayLengths[way] = (wayLengths[way] ?? 0) + weight ** 2;
    }
    posted.clear();
    for (let way = 0; way < wayLengths.length; way++) wayLengths[way] = Math.sqrt(wayLengths[way] ?? 0) || 1;
    const squares = new Map<object, number>();
    for (const { weight, ways } of features.values()) {
      if (done++ % AT_ONCE === 0) await pace();
      const together = new Map<object, number>();
      for (const way of ways) {
        const answer = answerOf[way] ?? NOBODY;
        together.set(answer, (together.get(answer) ?? 0) + weight / (wayLengths[way] ?? 1));
      }
      for (const [answer, value] of together) squares.set(answer, (squares.get(answer) ?? 0) + value ** 2);
    }
    const answerLengths = new Map([...squares].map(([answer, square]) => [answer, Math.sqrt(square) || 1]));
    return { features, wayLengths, answerLengths };
  }

  /** By the way to ask, its cosine with the question. */
  function likenesses(question: string, { features, wayLengths }: Built): Float32Array {
    const found = new Float32Array(answerOf.length);
    let square = 0;
    for (const name of featuresOf(question, language)) {
      const feature = features.get(name);
      const weight = feature?.weight ?? weightOf(name, 0);
      square += weight ** 2;
      for (const way of feature?.ways ?? []) found[way] = (found[way] ?? 0) + weight ** 2 / (wayLengths[way] ?? 1);
    }
    const length = Math.sqrt(square) || 1;
    return found.map((value) => value / length);
  }

  function meet(question: string, built: Built): ReadonlyMap<object, Wording> {
    const byAnswer = new Map<object, number[]>();
    for (const [way, likeness] of likenesses(question, built).entries()) {
      if (likeness === 0) continue;
      const answer = answerOf[way] ?? NOBODY;
      const known = byAnswer.get(answer);
      if (known) known.push(likeness);
      else byAnswer.set(answer, [likeness]);
    }
    const { answerLengths } = built;
    return new Map(
      [...byAnswer].map(([answer, found]) => [
        answer,
        {
          all: sum(found) / (answerLengths.get(answer) ?? 1),
          nearest: sum(found.sort(falling).slice(0, NEAREST)) / NEAREST,
        },
      ]),
    );
  }

  return {
    add(answer, ways) {
      answers.add(answer);
      for (const text of ways) {
        const way = answerOf.push(answer) - 1;
        for (const name of featuresOf(text, language)) {
          const post = posted.get(name) ?? { answers: new Set(), ways: [] };
          posted.set(name, post);
          post.answers.add(answer);
          post.ways.push(way);
        }
      }
    },

    async finish(pace) {
      const built = await build(pace);
      return { meet: (question) => meet(question, built) };
    },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const falling = (a: number, b: number): number => b - a;

const kindWeight = (name: string): number => {
  switch (name.charAt(0)) {
    case "s":
      return SENSE;
    case "p":
      return PAIR;
    case "w":
      return WORD;
    default:
      return PIECE;
  }
};

function featuresOf(text: string, language: string): ReadonlySet<string> {
  const found = new Set<string>();
  const { terms, facets } = readText(text, language, "asks");
  for (const { term, concept } of terms) found.add(`s${concept ?? term}`);
  for (const facet of facets) found.add(`s:${facet}`);
  const all = words(fold(text));
  for (const [at, word] of all.entries()) {
    found.add(`w${word}`);
    const next = all[at + 1];
    if (next !== undefined) found.add(`p${word} ${next}`);
    const padded = ` ${word} `;
    for (let size = 3; size <= 4; size++)
      for (let from = 0; from + size <= padded.length; from++) found.add(`c${padded.slice(from, from + size)}`);
  }
  return found;
}
