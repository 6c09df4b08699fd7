import { AppError } from "../../errors.ts";

/**
 * Which languages a piece of a word is written in, and how typical it is of each. The figures are those of eld
 * (Nito T.M., Apache-2.0), in arrays: 4 MB of memory for its largest table in place of 400 for its objects.
 */
export interface NgramTable {
  readonly languages: readonly string[];
  /** One a piece, in rising order. */
  readonly hashes: Uint32Array;
  /** Where the entries of each piece begin; one more than there are pieces. */
  readonly starts: Uint32Array;
  /** Of each entry, an index into `languages`, and eld's score (logarithmic). */
  readonly places: Uint8Array;
  readonly scores: Uint8Array;
}

/** What a piece that a language has at all is worth beside one that it has not. eld adds 53; pairs are told apart better with less. */
const LEAST_SCORE = 20;
/** More text does not show a language better. */
const MOST_BYTES = 380;
/** eld writes bytes above 127 as these characters. */
const BYTES =
  'M2RJOP{ä>âüé_QáôëåõèïZû}à3ùÉYîí]|)ÿ~1VDT48FIK7WS/EB5;NCê*X=^:[Hò  ¢!(,ß øó    Uö6@ÀÁ <ýG-Añú    $Læ?0"#%&+ì9.ç µ                ';

/**
 * Reads one of eld's tables (the text of `ngrams/*.js`) in one pass, without making an object of each piece: a tenth of
 * a second for the largest. Throws `misconfigured` when the text is something else.
 */
export function readNgramTable(source: string): NgramTable {
  const names = /languages:\{([^}]*)\}/.exec(source)?.[1] ?? "";
  const languages = [...names.matchAll(/\d+:'(\w+)'/g)].map(([, name = ""]) => name);
  const begin = source.indexOf("ngrams:{");
  if (begin < 0 || languages.length === 0) throw new AppError("misconfigured", "this is not a language table of eld");

  const hashes: number[] = [];
  const starts: number[] = [0];
  const places: number[] = [];
  const scores: number[] = [];
  let at = begin + "ngrams:{".length;
  while (source.charCodeAt(at) !== CLOSE) {
    const quote = source.charCodeAt(at);
    const isQuoted = quote === SINGLE || quote === DOUBLE;
    if (isQuoted) at++;
    let hash = SEED;
    for (let code = source.charCodeAt(at); code !== (isQuoted ? quote : COLON); code = source.charCodeAt(++at)) {
      if (at >= source.length) throw new AppError("misconfigured", "the language table ends too early");
      hash = hashed(hash, code === BACKSLASH ? source.charCodeAt(++at) : code);
    }
    at += isQuoted ? 3 : 2;
    let number = 0;
    for (let code = source.charCodeAt(at); code !== CLOSE; code = source.charCodeAt(++at)) {
      if (code === COLON || code === COMMA) {
        (code === COLON ? places : scores).push(number);
        number = 0;
      } else number = number * 10 + code - ZERO;
    }
    scores.push(number);
    hashes.push(hash >>> 0);
    starts.push(scores.length);
    at += source.charCodeAt(at + 1) === COMMA ? 2 : 1;
  }
  return sorted({ languages, hashes, starts, places, scores });
}

const [SINGLE, DOUBLE, COLON, COMMA, CLOSE, BACKSLASH, ZERO] = [39, 34, 58, 44, 125, 92, 48];

function sorted(
  read: { [Key in keyof NgramTable]: Key extends "languages" ? readonly string[] : readonly number[] },
): NgramTable {
  const order = Float64Array.from(read.hashes, (hash, i) => hash * 2 ** 20 + i).sort();
  const table = {
    languages: read.languages,
    hashes: new Uint32Array(order.length),
    starts: new Uint32Array(order.length + 1),
    places: new Uint8Array(read.places.length),
    scores: new Uint8Array(read.scores.length),
  };
  let entries = 0;
  order.forEach((key, i) => {
    const from = key % 2 ** 20;
    table.hashes[i] = (key - from) / 2 ** 20;
    for (let entry = read.starts[from] ?? 0; entry < (read.starts[from + 1] ?? 0); entry++) {
      table.places[entries] = read.places[entry] ?? 0;
      table.scores[entries++] = read.scores[entry] ?? 0;
    }
    table.starts[i + 1] = entries;
  });
  return table;
}

/**
 * Sum of the scores of a text's pieces by language. eld looks at pieces three bytes apart, as it counted them; those in
 * between count a quarter here: on lingua's word pairs they decide between related languages more often than they mislead.
 */
export function ngramScores(table: NgramTable, text: string): Float32Array {
  const scores = new Float32Array(table.languages.length);
  for (const [hash, weight] of piecesOf(text)) {
    const found = indexOf(table.hashes, hash);
    if (found < 0) continue;
    for (let i = table.starts[found] ?? 0; i < (table.starts[found + 1] ?? 0); i++) {
      const place = table.places[i] ?? 0;
      scores[place] = (scores[place] ?? 0) + ((table.scores[i] ?? 0) + LEAST_SCORE) * weight;
    }
  }
  return scores;
}

const BETWEEN = 0.25;

/** Four bytes each, with the word's beginning and end marked, once however often they occur. */
function piecesOf(text: string): Map<number, number> {
  const pieces = new Map<number, number>();
  const words = text
    .replace(/[^\p{L}]+(?<!['`’])/gu, " ")
    .toLowerCase()
    .split(" ");
  let bytes = 0;
  for (const word of words) {
    if (word === "" || bytes > MOST_BYTES) continue;
    const written = inBytes(word).slice(0, 70);
    bytes += written.length;
    let at = 0;
    for (; at + 4 < written.length; at++) {
      const hash = hashOf((at === 0 ? " " : "") + written.slice(at, at + 4));
      if (at % 3 === 0) pieces.set(hash, 1);
      else if (!pieces.has(hash)) pieces.set(hash, BETWEEN);
    }
    const last = written.length === 3 ? 0 : Math.max(0, written.length - 4);
    pieces.set(hashOf(`${at === 0 ? " " : ""}${written.slice(last)} `), 1);
  }
  return pieces;
}

const encoder = new TextEncoder();

function inBytes(word: string): string {
  let written = "";
  for (const byte of encoder.encode(word)) written += byte < 128 ? String.fromCharCode(byte) : BYTES[byte - 128];
  return written;
}

const SEED = 0x811c9dc5;
/** One step of FNV-1a. */
const hashed = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

function hashOf(piece: string): number {
  let hash = SEED;
  for (let i = 0; i < piece.length; i++) hash = hashed(hash, piece.charCodeAt(i));
  return hash >>> 0;
}

function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
