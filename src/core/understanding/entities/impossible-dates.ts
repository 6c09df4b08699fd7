import { DateTime } from "luxon";
import type { Found } from "./span.ts";

const languages = ["en", "es", "de", "fr", "it", "pt"];

/** Month names of all languages, long and short, from the runtime's own tables. */
const months = new Map<string, number>(
  languages.flatMap((language) =>
    (["long", "short"] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, month): [string, number] => [
        new Intl.DateTimeFormat(language, { month: style })
          .format(new Date(2026, month, 15))
          .toLowerCase()
          .replace(".", ""),
        month + 1,
      ]),
    ),
  ),
);
const monthName = [...months.keys()].sort((a, b) => b.length - a.length).join("|");
const dayThenMonth = new RegExp(
  `(?<![\\d.,:])(\\d{1,2})(?:st|nd|rd|th|º|\\.)?\\s+(?:of\\s+|de\\s+|di\\s+)?(${monthName})(?!\\p{L})`,
  "giu",
);
const monthThenDay = new RegExp(`(?<!\\p{L})(${monthName})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,])`, "giu");
const numeric = /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d,])/g;
const isoDate = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g;
const clock = /(?<![\d:.,])(\d{1,2}):(\d{2})(?![\d:])/g;
const hourWord = /(?<![\d:.,])(\d{1,3})\s*(?:uhr|o['’]?clock|a\.?m\.?|p\.?m\.?)(?!\p{L})/giu;

/** Dates and times that do not exist ("February 30", "31.02.", "25:00"), so that the dialogue can say so. */
export function findImpossibleDates(text: string): Found[] {
  const found: Found[] = [];
  const check = (match: RegExpMatchArray, possible: boolean): void => {
    const start = match.index ?? 0;
    if (!possible)
      found.push({
        type: "date",
        text: match[0],
        value: "invalid",
        confidence: 0,
        start,
        end: start + match[0].length,
      });
  };

  for (const match of text.matchAll(dayThenMonth))
    check(match, exists(Number(match[1]), months.get((match[2] ?? "").toLowerCase()) ?? 0));
  for (const match of text.matchAll(monthThenDay))
    check(match, exists(Number(match[2]), months.get((match[1] ?? "").toLowerCase()) ?? 0));
  for (const match of text.matchAll(isoDate))
    check(match, exists(Number(match[3]), Number(match[2]), Number(match[1])));
  for (const match of text.matchAll(numeric)) {
    const [day, month] = [Number(match[1]), Number(match[3])];
    // "50/50", "24/7" and "12.50" are no dates; "31.02." and "31/02" are meant as one.
    const meant =
      day <= 31 && month <= 31 && day > 0 && month > 0 && !(match[2] === "." && !match[0].endsWith(".") && !match[4]);
    const year = match[4] ? Number(match[4].padStart(4, "20")) : undefined;
    if (meant) check(match, exists(day, month, year) || (match[2] !== "." && exists(month, day, year)));
  }
  for (const match of text.matchAll(clock)) {
    const [hour, minute] = [Number(match[1]), Number(match[2])];
    check(match, minute < 60 && (hour < 24 || (hour === 24 && minute === 0)));
  }
  for (const match of text.matchAll(hourWord)) check(match, Number(match[1]) <= 24);
  return found.filter((one, i) => found.findIndex((other) => other.start < one.end && one.start < other.end) === i);
}

function exists(day: number, month: number, year = 2028): boolean {
  return DateTime.utc(year, month, day).isValid;
}
