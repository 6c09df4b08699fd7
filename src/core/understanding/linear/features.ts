/** Turns a text into hashed word and character n-grams. The hash is 32 bits wide, so collisions do not matter. */

/** Counts of one kind of feature; each block is scaled to a length of its own. */
export interface Block {
  readonly counts: ReadonlyMap<number, number>;
  /** Length of the block in the vector. */
  readonly weight: number;
  /** Its unknown features say how little of the text the training examples know. */
  readonly showsCoverage?: true;
}

/** Which features a text has; some depend on its language. */
export type Features = (text: string, language?: string) => readonly Block[];

const SHORTEST = 2;
const LONGEST = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const SPACE = 32;

/** What stands in a masked text for personal data: `⟨EMAIL_1⟩`. */
export const PERSONAL_TOKEN = /⟨([A-Z-]+)_\d+⟩/gu;

/** Lower case, no accents, digits alike, personal-data tokens reduced to their kind: what differs without meaning goes. */
export function plainWords(text: string): string[] {
  return text
    .replace(PERSONAL_TOKEN, " qq$1 ")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/['’`´]/g, "")
    .replace(/\p{Nd}/gu, "0")
    .split(/[^\p{L}\p{N}?!€$£%]+|(?=[?!€$£%])|(?<=[?!€$£%])/u)
    .filter((word) => word !== "" && word !== "_");
}

/** Word and character n-grams, the same in every language. Weights: measured on banking77. */
export const nGrams: Features = (text) => {
  const words = plainWords(text);
  return [
    { counts: countWords(words), weight: 0.6, showsCoverage: true },
    { counts: countCharacters(words), weight: 1 },
  ];
};

export function countWords(words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  let previous = hashOf("^", 7);
  for (const word of words) {
    const hash = hashOf(word, 1);
    add(counts, hash);
    add(counts, Math.imul(previous ^ (hash >>> 1), FNV_PRIME) >>> 0);
    previous = hash;
  }
  return counts;
}

/** Character n-grams within each word, with a space at both ends, as scikit-learn's `char_wb` does. */
export function countCharacters(words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of words) {
    const length = word.length + 2;
    for (let start = 0; start < length - 1; start++) {
      let hash = Math.imul(FNV_START ^ 2, FNV_PRIME);
      const end = Math.min(length, start + LONGEST);
      for (let at = start; at < end; at++) {
        const code = at === 0 || at === length - 1 ? SPACE : word.charCodeAt(at - 1);
        hash = Math.imul(hash ^ code, FNV_PRIME);
        if (at - start + 1 >= SHORTEST) add(counts, hash >>> 0);
      }
    }
  }
  return counts;
}

export function hashOf(text: string, seed: number): number {
  let hash = Math.imul(FNV_START ^ seed, FNV_PRIME);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

export function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
