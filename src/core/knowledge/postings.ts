/** Which sources say a term, and how much that counts there. Built once, then only read. */
export interface Postings {
  /** How rare a term is: BM25's inverse document frequency. Undefined: a term that no source says. */
  rarity(term: number | undefined): number;
  /** Adds to `scores` (one number a source) what each source gains by a wish: the best of the terms that may say it. */
  add(scores: Float64Array, terms: ReadonlyMap<number, number>): void;
}

const K1 = 2;
const B = 0.75;

/** `counts[source]` says how often a source holds each term. Flat arrays: a question reads some thousand of their numbers. */
export function packPostings(counts: readonly ReadonlyMap<number, number>[], termCount: number): Postings {
  const lengths = counts.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const starts = startsOf(counts, termCount);
  const sources = new Uint32Array(starts[termCount] as number);
  const gains = new Float32Array(sources.length);
  const next = starts.slice();
  counts.forEach((terms, at) => {
    const saturation = K1 * (1 - B + (B * (lengths[at] as number)) / mean);
    for (const [term, count] of terms) {
      const place = next[term] as number;
      next[term] = place + 1;
      sources[place] = at;
      gains[place] = (count * (K1 + 1)) / (count + saturation);
    }
  });
  const best = new Float64Array(counts.length);
  const touched = new Uint32Array(counts.length);

  const rarity = (term: number | undefined): number => {
    const seen = term === undefined ? 0 : (starts[term + 1] as number) - (starts[term] as number);
    return Math.log(1 + (counts.length - seen + 0.5) / (seen + 0.5));
  };
  const rarest = rarity(undefined);

  return {
    rarity,
    add(scores, terms) {
      let count = 0;
      for (const [term, sure] of terms) {
        const weight = (rarity(term) * sure) / rarest;
        const end = starts[term + 1] as number;
        for (let place = starts[term] as number; place < end; place++) {
          const at = sources[place] as number;
          const gain = weight * (gains[place] as number);
          const before = best[at] as number;
          if (before === 0) touched[count++] = at;
          if (gain > before) best[at] = gain;
        }
      }
      for (let i = 0; i < count; i++) {
        const at = touched[i] as number;
        scores[at] = (scores[at] as number) + (best[at] as number);
        best[at] = 0;
      }
    },
  };
}

/** Where the sources of each term begin; the last number is how many there are in all. */
function startsOf(counts: readonly ReadonlyMap<number, number>[], termCount: number): Uint32Array {
  const starts = new Uint32Array(termCount + 1);
  for (const terms of counts) for (const term of terms.keys()) starts[term + 1] = (starts[term + 1] as number) + 1;
  for (let term = 0; term < termCount; term++)
    starts[term + 1] = (starts[term + 1] as number) + (starts[term] as number);
  return starts;
}
