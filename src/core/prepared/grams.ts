import { words } from "../knowledge/analyze.ts";

/** Hashed character trigrams of a text, sorted, each once: texts that are spelt alike share many. */
export type GramVector = Uint32Array;

export function gramVector(text: string): GramVector {
  const found = new Set<number>();
  for (const word of words(text)) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) {
      let hash = 0;
      for (let i = at; i < at + 3; i++) hash = (hash * 65_599 + padded.charCodeAt(i)) >>> 0;
      found.add(hash);
    }
  }
  return Uint32Array.from(found).sort();
}

/** 0 to 1: twice the trigrams that both have, over the trigrams of each (Dice). */
export function gramLikeness(a: GramVector, b: GramVector): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}
