import { numberOf } from "../number-words.ts";
import type { Found } from "../span.ts";
import { exists, findCalendarDays } from "./calendar-days.ts";

const clock = /(?<![\d:.,])(\d{1,2}):(\d{2})(?![\d:])/g;
const hourWord = /(?<![\d:.,])(\d{1,3})\s*(?:uhr|o['’]?clock|a\.?m\.?|p\.?m\.?)(?!\p{L})/gu;

/** Dates and times that do not exist ("February 30", "31.02.", "25:00"), so that the dialogue can say so. */
export function findImpossibleDates(text: string, folded: string, language: string): Found[] {
  const found: Found[] = [];
  const check = (start: number, length: number, possible: boolean): void => {
    const end = start + length;
    if (possible || found.some((other) => other.start < end && start < other.end)) return;
    found.push({ type: "date", text: text.slice(start, end), value: "invalid", confidence: 0, start, end });
  };
  for (const { start, end, day, month, year } of findCalendarDays(folded, false, (word) => numberOf(word, language)))
    check(
      start,
      end - start,
      exists(day, month, year) || (/\//.test(folded.slice(start, end)) && exists(month, day, year)),
    );
  for (const match of folded.matchAll(clock)) {
    const [hour, minute] = [Number(match[1]), Number(match[2])];
    check(match.index, match[0].length, minute < 60 && (hour < 24 || (hour === 24 && minute === 0)));
  }
  for (const match of folded.matchAll(hourWord)) check(match.index, match[0].length, Number(match[1]) <= 24);
  return found;
}
