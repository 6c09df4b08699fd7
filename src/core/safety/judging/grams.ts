import { plainWords } from "../../understanding/linear/features.ts";

/**
 * A text as word and character n-grams, each a column of one table of fixed size, kept by word: so any stretch of the
 * text can be judged without reading it again. Collisions in 2^18 columns cost less than a dictionary would.
 */
export interface Grams {
  /** How many words. */
  readonly length: number;
  /** `PER_WORD` columns a word: itself, with the one before, with the two before. */
  readonly words: Int32Array;
  /** Columns of the characters of word `i` stand from `starts[i]` to `starts[i + 1]`. */
  readonly characters: Int32Array;
  readonly starts: Int32Array;
  /** The word at which each sentence begins. */
  readonly sentences: readonly number[];
}

export const COLUMNS = 2 ** 18;
export const PER_WORD = 3;
const SHORTEST = 2;
const LONGEST = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPACE = 32;

export function readGrams(text: string): Grams {
  const sentences: number[] = [];
  const all: string[] = [];
  for (const sentence of text.split(/(?<=[.!?…:。！？])\s+|\n+/)) {
    const words = plainWords(sentence).flatMap(withoutSpaces);
    if (words.length > 0) sentences.push(all.length);
    for (const word of words) all.push(word);
  }
  const words = new Int32Array(all.length * PER_WORD);
  const starts = new Int32Array(all.length + 1);
  all.forEach((word, i) => {
    starts[i + 1] = (starts[i] ?? 0) + countOf(word.length + 2);
  });
  const characters = new Int32Array(starts[all.length] ?? 0);
  let before = hashOf("^", 7);
  let twoBefore = before;
  all.forEach((word, i) => {
    const hash = hashOf(word, 1);
    words[i * PER_WORD] = columnOf(hash);
    words[i * PER_WORD + 1] = columnOf(join(before, hash));
    words[i * PER_WORD + 2] = columnOf(join(join(twoBefore, before), hash));
    twoBefore = before;
    before = hash;
    readCharacters(word, characters, starts[i] ?? 0);
  });
  return { length: all.length, words, characters, starts, sentences };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Scripts without spaces: two characters count as a word, so that a sentence does not count as one. */
const withoutSpaces = (word: string): readonly string[] =>
  word.length > 2 && UNSPACED.test(word) ? (word.match(/.{1,2}/gu) ?? []) : [word];

/** How many n-grams there are in so many characters. */
function countOf(length: number): number {
  let count = 0;
  for (let size = SHORTEST; size <= LONGEST; size++) count += Math.max(0, length - size + 1);
  return count;
}

/** N-grams within the word, with a space at both ends. */
function readCharacters(word: string, into: Int32Array, from: number): void {
  const length = word.length + 2;
  let next = from;
  for (let start = 0; start <= length - SHORTEST; start++) {
    let hash = Math.imul(FNV_START ^ 2, FNV_PRIME);
    const end = Math.min(length, start + LONGEST);
    for (let at = start; at < end; at++) {
      const code = at === 0 || at === length - 1 ? SPACE : word.charCodeAt(at - 1);
      hash = Math.imul(hash ^ code, FNV_PRIME);
      if (at - start + 1 >= SHORTEST) into[next++] = columnOf(hash);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = Math.imul(FNV_START ^ seed, FNV_PRIME);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

const join = (before: number, hash: number): number => Math.imul(before ^ (hash >>> 1), FNV_PRIME);

/** Mixes all bits into the low ones, which name the column (the finishing step of MurmurHash). */
function columnOf(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return mixed & (COLUMNS - 1);
}
