import { DateTime } from "luxon";
import { foldText } from "../fold-text.ts";

const languages = ["en", "es", "de", "fr", "it", "pt"];

/** Month names of all languages, long and short, folded, from the runtime's own tables. */
export const months: ReadonlyMap<string, number> = new Map([
  ...languages.flatMap((language) =>
    (["long", "short"] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, month): [string, number] => [
        foldText(new Intl.DateTimeFormat(language, { month: style }).format(new Date(2026, month, 15))).replace(
          ".",
          "",
        ),
        month + 1,
      ]),
    ),
  ),
  ["maerz", 3] as const,
  ["sept", 9] as const,
]);
export const monthName = [...months.keys()].sort((a, b) => b.length - a.length).join("|");
const year = "(?:,?\\s+(?:de\\s+|del\\s+|of\\s+)?(\\d{4})(?![\\d:]))?";

export interface CalendarDay {
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

const dayThenMonth = new RegExp(
  `(?<![\\d.,:/])(\\d{1,2}|\\p{L}+)(?:st|nd|rd|th|er|[ºª]|\\.)?\\s*(?:of\\s+|de\\s+|di\\s+)?(?<![\\p{L}])(${monthName})(?!\\p{L})\\.?${year}`,
  "gu",
);
const monthThenDay = new RegExp(
  `(?<!\\p{L})(${monthName})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.])${year}`,
  "gu",
);
const numeric = /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d,/-]|\.\d)/g;
const isoDate = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g;

/** Days written with their month, whether they exist or not. `monthFirst`: 5/6 is the sixth of May. */
export function findCalendarDays(
  folded: string,
  monthFirst: boolean,
  numberOf: (word: string) => number | undefined,
): CalendarDay[] {
  const found: CalendarDay[] = [];
  const add = (match: RegExpExecArray, day: number | undefined, month: number, written?: string): void => {
    if (day === undefined || day < 1) return;
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((known) => known.start < end && start < known.end)) return;
    found.push({ start, end, day, month, ...(written ? { year: Number(written.padStart(4, "20")) } : {}) });
  };
  for (const match of folded.matchAll(isoDate)) add(match, Number(match[3]), Number(match[2]), match[1]);
  for (const match of folded.matchAll(dayThenMonth))
    add(match, numberOf(match[1] ?? ""), months.get(match[2] ?? "") ?? 0, match[3]);
  for (const match of folded.matchAll(monthThenDay))
    add(match, Number(match[2]), months.get(match[1] ?? "") ?? 0, match[3]);
  for (const match of folded.matchAll(numeric)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    // "50/50", "24/7" and "12.50" are no dates; "31.02." and "31/02" are meant as one.
    const meant = first <= 31 && second <= 31 && first > 0 && second > 0;
    const isDecimal = match[2] === "." && !match[0].endsWith(".") && !match[4];
    if (!meant || isDecimal || (match[2] === "-" && !match[4]) || /^24\/7$/.test(match[0])) continue;
    const swap = match[2] === "/" && (monthFirst ? first <= 12 || second > 12 : second > 12 && first <= 12);
    if (swap && !(monthFirst && first > 12)) add(match, second, first, match[4]);
    else add(match, first, second, match[4]);
  }
  return found;
}

export const exists = (day: number, month: number, inYear = 2028): boolean => DateTime.utc(inYear, month, day).isValid;
