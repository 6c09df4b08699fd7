/** All terms of the index, and which of them are so alike a word that they may be meant by it. */
export interface Vocabulary {
  id(term: string): number | undefined;
  add(term: string): number;
  readonly size: number;
  /** Terms that a word of a question may stand for, with how sure that is (0 to 1): typos and compounds. */
  similar(term: string): ReadonlyMap<number, number>;
}

const MIN_LENGTH = 4;

/** Character n-grams live here, over the words and not over the texts: the same typos are caught, at a tenth of the work. */
export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const terms: string[] = [];
  const byGram = new Map<string, number[]>();
  const known = new Map<string, ReadonlyMap<number, number>>();

  return {
    id: (term) => ids.get(term),
    add(term) {
      const present = ids.get(term);
      if (present !== undefined) return present;
      const id = terms.push(term) - 1;
      ids.set(term, id);
      if (term.length >= MIN_LENGTH && /^\p{L}+$/u.test(term)) {
        for (const gram of grams(term)) {
          const list = byGram.get(gram);
          if (list) list.push(id);
          else byGram.set(gram, [id]);
        }
      }
      known.clear();
      return id;
    },
    get size() {
      return terms.length;
    },
    similar(term) {
      const cached = known.get(term);
      if (cached) return cached;
      const found = new Map<number, number>();
      if (term.length >= MIN_LENGTH && /^\p{L}+$/u.test(term)) {
        const own = grams(term);
        const shared = new Map<number, number>();
        for (const gram of own) for (const id of byGram.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
        for (const [id, count] of shared) {
          const other = terms[id];
          if (!other || other === term || count < 2) continue;
          // A word that our sources know is no misspelling of another: "plane" is no "place".
          const likeness = wordLikeness(term, other, (2 * count) / (own.length + other.length + 1), !ids.has(term));
          if (likeness > 0) found.set(id, likeness);
        }
      }
      if (known.size > 20_000) known.clear();
      known.set(term, found);
      return found;
    },
  };
}

/** Padded trigrams of a word. */
function grams(word: string): readonly string[] {
  const padded = ` ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  return [...found];
}

function wordLikeness(a: string, b: string, dice: number, mayBeTypo: boolean): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 5 && (long.endsWith(short) || (long.startsWith(short) && isCompound(short, long)))) return 0.75;
  if (dice < 0.3 || !mayBeTypo) return 0;
  const allowed = short.length >= 8 ? 2 : short.length >= 5 ? 1 : 0;
  if (allowed > 0 && editDistance(a, b, allowed) <= allowed && a.charAt(0) === b.charAt(0)) return 0.8;
  return dice >= 0.72 && short.length >= 6 ? 0.6 : 0;
}

/** "Expressversand" speaks of "express"; "charger" is another word than "charg(es)". */
const isCompound = (short: string, long: string): boolean =>
  long.length - short.length >= 4 || short.length / long.length > 0.75;

/** Edits (insert, delete, replace, swap neighbours) from one word to another; more than `most` is `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1)) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
