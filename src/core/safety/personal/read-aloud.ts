import { MOST_WORDS, numberWords } from "./number-words.ts";
import type { Span } from "./span.ts";

/** A text as it reads with dictated numbers in digits; `original` leads back to where a stretch of it was written. */
export interface Reading {
  readonly text: string;
  original(span: Span): Span;
}

/** So many number words in a row are a dictated number; three may be anything ("one or two, maybe three"). */
const DICTATED = 4;

const signs: Readonly<Record<string, string>> = {
  plus: "+",
  mas: "+",
  mais: "+",
  piu: "+",
  dash: "-",
  minus: "-",
  hyphen: "-",
  guion: "-",
  bindestrich: "-",
  strich: "-",
  tiret: "-",
  trattino: "-",
  traco: "-",
  hifen: "-",
  dot: ".",
  point: ".",
  punkt: ".",
  punto: ".",
  ponto: ".",
  slash: "/",
  schragstrich: "/",
  barra: "/",
  space: " ",
  leerzeichen: " ",
  espacio: " ",
};
const times: Readonly<Record<string, number>> = { double: 2, doppel: 2, doble: 2, duplo: 2, triple: 3, treble: 3 };

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly reads: string;
  readonly isNumber: boolean;
}

/** "four one one one, dash, double two" in the six languages as `4 1 1 1, -, 22`; digits of other scripts as ours. */
export function readAloud(written: string): Reading {
  const text = withWesternDigits(written);
  const words = [...text.matchAll(/\p{L}+|\d+/gu)];
  const folded = words.map(([word]) => fold(word));
  const replaced: Piece[] = [];
  for (let i = 0; i < words.length; ) {
    const [run, next] = readRun(text, words, folded, i);
    if (run.filter(({ isNumber }) => isNumber).length >= DICTATED) replaced.push(...run);
    i = next;
  }
  if (replaced.length === 0) return { text, original: (span) => span };
  return withPieces(text, replaced);
}

/** All that follows on from word `first` as one dictated number, and the first word behind it. */
function readRun(
  text: string,
  words: readonly RegExpExecArray[],
  folded: readonly string[],
  first: number,
): readonly [run: Piece[], next: number] {
  const run: Piece[] = [];
  let i = first;
  let factor = 1;
  for (;;) {
    const word = words[i];
    if (!word || (i > first && !isClose(text, words[i - 1], word))) break;
    const one = folded[i] ?? "";
    const number = numberAt(text, words, folded, i);
    const repeats = times[one];
    if (number) {
      const last = words[i + number.words - 1] ?? word;
      run.push({
        start: word.index,
        end: last.index + last[0].length,
        reads: number.digits.repeat(factor),
        isNumber: true,
      });
      factor = 1;
      i += number.words;
    } else if (repeats !== undefined) {
      factor = repeats;
      run.push({ start: word.index, end: word.index + word[0].length, reads: "", isNumber: false });
      i++;
    } else if (signs[one] !== undefined) {
      run.push({ start: word.index, end: word.index + word[0].length, reads: signs[one], isNumber: false });
      i++;
    } else if (/^(?:\d+|\p{L})$/u.test(one)) {
      i++;
    } else break;
  }
  return [run, Math.max(i, first + 1)];
}

function numberAt(
  text: string,
  words: readonly RegExpExecArray[],
  folded: readonly string[],
  at: number,
): { readonly digits: string; readonly words: number } | undefined {
  let phrase = "";
  let found: { digits: string; words: number } | undefined;
  for (let count = 1; count <= MOST_WORDS; count++) {
    const word = words[at + count - 1];
    if (!word || (count > 1 && !/^[ -]$/.test(between(text, words[at + count - 2], word)))) break;
    phrase += (count > 1 ? " " : "") + (folded[at + count - 1] ?? "");
    const digits = numberWords.get(phrase);
    if (digits !== undefined) found = { digits, words: count };
    // No phrase of several words begins with a word that is no number.
    if (count === 1 && digits === undefined) break;
  }
  return found;
}

const between = (text: string, before: RegExpExecArray | undefined, after: RegExpExecArray): string =>
  before ? text.slice(before.index + before[0].length, after.index) : "";

const isClose = (text: string, before: RegExpExecArray | undefined, after: RegExpExecArray): boolean =>
  /^[\s,.()/–+-]{0,3}$/.test(between(text, before, after));

function withPieces(text: string, pieces: readonly Piece[]): Reading {
  let reads = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (written: string, start: number, end: number, asIs: boolean): void => {
    for (let i = 0; i < written.length; i++) {
      starts.push(asIs ? start + i : start);
      ends.push(asIs ? start + i + 1 : end);
    }
    reads += written;
  };
  let at = 0;
  for (const piece of pieces) {
    add(text.slice(at, piece.start), at, piece.start, true);
    add(piece.reads, piece.start, piece.end, false);
    at = piece.end;
  }
  add(text.slice(at), at, text.length, true);
  return {
    text: reads,
    original: ({ start, end }) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? start }),
  };
}

const fold = (word: string): string => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/ß/g, "ss");

/** Zeros of the scripts whose digits customers' keyboards have; NFKC has dealt with full-width and styled ones. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const withWesternDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\u0E50-\u0E59]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (zeros.findLast((zero) => zero <= code) ?? code));
  });
