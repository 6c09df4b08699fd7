import { numberOf } from "../number-words.ts";
import type { Piece } from "./date-pieces.ts";
import { type DateWords, type DayPart, dateWords } from "./date-words.ts";

const NUM = "\\d{1,2}|\\p{L}+";
const meridiem = "\\s?(?<meridiem>[ap]\\.?\\s?m\\.?)(?!\\p{L})";
const digital = new RegExp(
  `(?<![\\d.,:/-])(?<hour>[01]?\\d|2[0-4])[:](?<minute>[0-5]\\d)(?![\\d:])(?:${meridiem})?`,
  "gu",
);
const twelve = new RegExp(`(?<![\\d.,:/-])(?<hour>1[0-2]|0?\\d)${meridiem}`, "gu");
/** "19h", "15h30": a letter h right behind the hour. */
const withH = /(?<![\d.,:/-])(?<hour>[01]?\d|2[0-4])\s?h\s?(?<minute>[0-5]\d)?(?![\p{L}\d])/gu;
const greeting =
  "(?<!(?:guten|gute|schonen|good|nice|lovely|buenas|buenos|feliz|bon|bonne|buon|buona|boa|bom|ottima|every|cada|jeden|tutte le|tous les) )";

/** Times of day and parts of the day. */
export function findTimes(folded: string, language: string): Piece[] {
  const found: Piece[] = [];
  const add = (match: RegExpExecArray, hour: number, minute: number, said: "twelve" | "exact" | "bare"): void => {
    const start = match.index;
    const end = start + match[0].length;
    if (hour > 24 || minute > 59 || found.some((known) => known.start < end && start < known.end)) return;
    found.push({ start, end, time: { hour: hour % 24, minute, said } });
  };
  const addTwelve = (match: RegExpExecArray): void => {
    const hour = Number(match.groups?.hour);
    const isPm = match.groups?.meridiem?.startsWith("p") ?? false;
    add(match, (hour % 12) + (isPm ? 12 : 0), Number(match.groups?.minute ?? 0), "twelve");
  };
  const words = dateWords[language];
  for (const match of folded.matchAll(twelve)) addTwelve(match);
  for (const match of folded.matchAll(digital)) {
    if (match.groups?.meridiem && Number(match.groups.hour) <= 12) addTwelve(match);
    else add(match, Number(match.groups?.hour), Number(match.groups?.minute), language === "en" ? "bare" : "exact");
  }
  if (words) {
    const patterns = patternsOf(language, words);
    for (const match of folded.matchAll(patterns.spoken)) {
      const read = readSpoken(match, folded, language, words, patterns.mayFollow);
      if (read) add(match, read.hour, read.minute, read.said);
    }
    for (const [pattern, hour] of patterns.named)
      for (const match of folded.matchAll(pattern)) add(match, hour, match.groups?.half ? 30 : 0, "twelve");
    if (language !== "de")
      for (const match of folded.matchAll(withH))
        add(match, Number(match.groups?.hour), Number(match.groups?.minute ?? 0), "exact");
    for (const [part, pattern] of patterns.parts)
      for (const match of folded.matchAll(pattern))
        if (!found.some((known) => known.start < match.index + match[0].length && match.index < known.end))
          found.push({ start: match.index, end: match.index + match[0].length, part });
  }
  return found;
}

const partPattern = (pattern: string, language: string): RegExp =>
  // German writes it onto the weekday ("Donnerstagabend"), Italian onto "this" ("stasera").
  new RegExp(
    `${language === "de" || language === "it" ? greeting : `(?<!\\p{L})${greeting}`}(?:${pattern})(?!\\p{L})`,
    "gu",
  );

interface Patterns {
  readonly spoken: RegExp;
  readonly named: readonly (readonly [pattern: RegExp, hour: number])[];
  readonly parts: readonly (readonly [part: DayPart, pattern: RegExp])[];
  /** Only the end, a full stop, a day or one of a few words may follow a bare hour. */
  readonly mayFollow: RegExp;
}
const compiled = new Map<string, Patterns>();

function patternsOf(language: string, words: DateWords): Patterns {
  const known = compiled.get(language);
  if (known) return known;
  const named = (pattern: string): RegExp =>
    new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})(?:\\s(?<half>y media|et demie?))?`, "gu");
  const { parts } = words;
  const days = [...words.days.map(([pattern]) => pattern), ...words.weekdays, ...Object.values(parts)].join("|");
  const made: Patterns = {
    spoken: spoken(words),
    named: [
      [named(words.noon), 12],
      [named(words.midnight), 0],
    ],
    parts: (["morning", "noon", "afternoon", "evening"] as const).map((part) => [
      part,
      partPattern(parts[part], language),
    ]),
    mayFollow: new RegExp(`^\\s*(?:$|[;!?)\\n]|[.,](?!\\d)|(?:${words.follows || "(?!)"}|${days})(?!\\p{L}))`, "u"),
  };
  compiled.set(language, made);
  return made;
}

/** "at half past three", "a las cuatro y media", "um halb elf", "15 Uhr 30", "alle tre e un quarto". */
function spoken(words: DateWords): RegExp {
  const before = words.before.map(([pattern]) => pattern).join("|") || "(?!)";
  const past = words.past.map(([pattern]) => pattern).join("|") || "(?!)";
  const head = `(?:(?<at>(?<!\\p{L})(?:${words.at}))\\s*(?<=['’\\s]))?(?:(?<before>(?<!\\p{L})(?:${before}))\\s)?`;
  const hour = `(?<![\\p{L}\\d.,:/-])(?<hour>${NUM})(?![\\d]|[.,]\\d{3}|[/-]\\d)(?:[:.](?<minute>[0-5]\\d)(?!\\d))?`;
  const tail = `(?:\\s?(?<clock>${words.clock})(?!\\p{L})(?:\\s?(?<then>[0-5]\\d)(?![\\d.,:/]))?)?(?:\\s(?<past>${past})(?!\\p{L}))?`;
  return new RegExp(`${head}${hour}${tail}`, "gu");
}

function readSpoken(
  match: RegExpExecArray,
  folded: string,
  language: string,
  words: DateWords,
  mayFollow: RegExp,
): { readonly hour: number; readonly minute: number; readonly said: "exact" | "bare" } | undefined {
  const { at, before, hour: written = "", minute, clock, then, past } = match.groups ?? {};
  const hour = numberOf(written, language);
  if (hour === undefined || hour > 24 || (hour === 0 && clock === undefined)) return undefined;
  const isClock = clock !== undefined;
  if (!isClock && /^(?:an?|un|ein(?:e[nmrs]?)?)$/.test(written)) return undefined;
  // French says "heures" for hours and for o'clock: it needs the word before it, and the other way round.
  const needed =
    language === "fr"
      ? at !== undefined && isClock
      : at !== undefined || before !== undefined || (isClock && /^(?:uhr|o)/.test(clock));
  if (!needed) return undefined;
  const rest = folded.slice(match.index + match[0].length);
  const alone = !isClock && minute === undefined && before === undefined && past === undefined;
  if (alone && !mayFollow.test(rest)) return undefined;
  const minutes = shiftOf(words.before, before) + shiftOf(words.past, past) + Number(minute ?? then ?? 0);
  const total = hour * 60 + minutes;
  const isTwentyFour = written.startsWith("0") || hour > 12;
  return { hour: Math.floor(total / 60), minute: ((total % 60) + 60) % 60, said: isTwentyFour ? "exact" : "bare" };
}

const shiftOf = (list: DateWords["past"], said: string | undefined): number =>
  said === undefined ? 0 : (list.find(([pattern]) => new RegExp(`^(?:${pattern})$`, "u").test(said))?.[1] ?? 0);
