import type { DateTime } from "luxon";
import { numberOf } from "../number-words.ts";
import { exists, findCalendarDays } from "./calendar-days.ts";
import { type DateWords, type DayPart, dateWords } from "./date-words.ts";

/** A part of a date as it stands in the text: a day, a time of day, or a part of the day. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly day?: DateTime;
  /** Another day that the words may mean as well. */
  readonly orDay?: DateTime;
  /** Written with its month: it decides where a weekday stands beside it. */
  readonly calendar?: true;
  readonly weekday?: true;
  readonly time?: { readonly hour: number; readonly minute: number; readonly said: "twelve" | "exact" | "bare" };
  readonly part?: DayPart;
}

const NUM = "\\d{1,3}|\\p{L}+";
const edge = (pattern: string): string => `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;

/** A date without a year that passed longer ago than this is meant for next year. */
const PASSED_DAYS = 60;

export function findDays(folded: string, language: string, today: DateTime, monthFirst: boolean): Piece[] {
  const words = dateWords[language];
  const found: Piece[] = [];
  const add = (piece: Piece): void => {
    if (!found.some((known) => known.start < piece.end && piece.start < known.end)) found.push(piece);
  };
  for (const { start, end, day, month, year } of findCalendarDays(folded, monthFirst, (word) =>
    numberOf(word, language),
  )) {
    if (!exists(day, month, year)) continue;
    const thisYear = today.set({ year: year ?? today.year, month, day });
    const nextYear = thisYear.plus({ years: 1 });
    const passed = year === undefined && thisYear < today;
    const long = passed && today.diff(thisYear, "days").days > PASSED_DAYS;
    add({
      start,
      end,
      day: long ? nextYear : thisYear,
      ...(passed && !long ? { orDay: nextYear } : {}),
      calendar: true,
    });
  }
  if (!words) return found;
  const { ahead, ago, dayOfMonth, days, weekdays } = patternsOf(language, words);
  for (const [pattern, sign] of [
    [ahead, 1],
    [ago, -1],
  ] as const)
    for (const match of folded.matchAll(pattern)) {
      const [amount, unit] = match.slice(1).filter((group) => group !== undefined);
      const count = numberOf(amount ?? "", language);
      if (count === undefined || unit === undefined) continue;
      add({ start: match.index, end: match.index + match[0].length, day: shift(today, unit, count * sign, words) });
    }
  for (const match of folded.matchAll(dayOfMonth)) {
    const day = numberOf(match[1] ?? "", language);
    if (day === undefined || day < 1 || day > 31) continue;
    const month = day >= today.day ? today : today.plus({ months: 1 }).startOf("month");
    if (day <= (month.daysInMonth ?? 31))
      add({ start: match.index, end: match.index + match[0].length, day: month.set({ day }), calendar: true });
  }
  for (const { pattern, offset } of days)
    for (const match of folded.matchAll(pattern))
      add({ start: match.index, end: match.index + match[0].length, day: today.plus({ days: offset }) });
  weekdays.forEach((pattern, index) => {
    for (const match of folded.matchAll(pattern))
      add({ ...weekdayOf(match, index + 1, today, language), start: match.index, end: match.index + match[0].length });
  });
  return found;
}

interface Patterns {
  readonly ahead: RegExp;
  readonly ago: RegExp;
  readonly dayOfMonth: RegExp;
  readonly days: readonly { readonly pattern: RegExp; readonly offset: number }[];
  readonly weekdays: readonly RegExp[];
}
const compiled = new Map<string, Patterns>();

function patternsOf(language: string, words: DateWords): Patterns {
  const known = compiled.get(language);
  if (known) return known;
  const units = Object.values(words.units).join("|");
  const fill = (pattern: string): RegExp =>
    new RegExp(edge(pattern.replaceAll("NUM", NUM).replaceAll("UNIT", units)), "gu");
  const made = {
    ahead: fill(words.ahead),
    ago: fill(words.ago),
    dayOfMonth: fill(words.dayOfMonth),
    days: [
      ...words.days.map(([pattern, offset]) => ({ pattern: new RegExp(`${edge(pattern)}(?!-\\p{L})`, "gu"), offset })),
      ...(words.dayBegins ?? []).map(([pattern, offset]) => ({
        pattern: new RegExp(`(?<!\\p{L})${pattern}`, "gu"),
        offset,
      })),
    ],
    weekdays: words.weekdays.map((pattern) => weekdayPattern(pattern, words, language)),
  };
  compiled.set(language, made);
  return made;
}

function weekdayPattern(pattern: string, { next, last }: DateWords, language: string): RegExp {
  // In German the part of the day is written onto the weekday.
  const end =
    language === "de" ? "(?:s?(?=vormittag|nachmittag|mittag|abend|fruh|morgen|nacht)|s?(?!\\p{L}))" : "(?!\\p{L})";
  const modified = `(?:(?<last>${last.before})|(?<next>${next.before}))\\s+`;
  const behind = `(?:[- ]feira)?(?:\\s+(?:(?<lastBehind>${last.behind})|(?<nextBehind>${next.behind}))(?!\\p{L}))?`;
  return new RegExp(`(?<!\\p{L})(?:${modified})?(?:${pattern})${end}${behind}`, "gu");
}

function weekdayOf(
  match: RegExpExecArray,
  weekday: number,
  today: DateTime,
  language: string,
): Omit<Piece, "start" | "end"> {
  const { last, lastBehind, next, nextBehind } = match.groups ?? {};
  const ahead = (weekday - today.weekday + 7) % 7;
  if (last !== undefined || lastBehind !== undefined)
    return { day: today.plus({ days: ahead === 0 ? -7 : ahead - 7 }) };
  const coming = today.plus({ days: ahead === 0 ? 7 : ahead });
  if (next === undefined && nextBehind === undefined) return { day: coming, weekday: true };
  // "Next Friday", said on a Monday: of next week to most who say it in English, the coming one elsewhere.
  const sameWeek = ahead > 0 && weekday > today.weekday;
  const later = coming.plus({ days: 7 });
  if (!sameWeek) return { day: coming };
  return language === "en" ? { day: later, orDay: coming } : { day: coming, orDay: later };
}

function shift(today: DateTime, unit: string, count: number, { units }: DateWords): DateTime {
  if (new RegExp(`^(?:${units.week})$`, "u").test(unit)) return today.plus({ weeks: count });
  if (new RegExp(`^(?:${units.month})$`, "u").test(unit)) return today.plus({ months: count });
  return today.plus({ days: count });
}
