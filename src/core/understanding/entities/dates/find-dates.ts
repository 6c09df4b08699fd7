import * as chrono from "chrono-node";
import { DateTime } from "luxon";
import { foldText } from "../fold-text.ts";
import { type Found, overlaps } from "../span.ts";
import { findDays, type Piece } from "./date-pieces.ts";
import { type DayPart, dateWords, joiners } from "./date-words.ts";
import { findImpossibleDates } from "./impossible-dates.ts";
import { findTimes } from "./time-pieces.ts";

export interface DateReading {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
  /** Decides whether 5/6 is the fifth of June or May 6th. */
  readonly country: string;
}

/**
 * Dates and times in the reader's zone, as UTC. Confidence 0.95: day and time were said; 0.7: only the day (the value
 * is then noon, or the middle of the part of the day that was named) or only the time; 0 with value `invalid`: no such
 * date. What may be meant as well ("next Friday", "at three") stands in `alternatives`.
 *
 * The words of the six shipped languages are read here; chrono reads what is left, and other languages.
 */
export function findDates(
  text: string,
  reading: DateReading,
  taken: readonly { start: number; end: number }[] = [],
): Found[] {
  const folded = foldText(text);
  const { language, country } = reading;
  const impossible = findImpossibleDates(text, folded, language);
  if (impossible.length > 0) return impossible;
  const today = DateTime.fromJSDate(reading.now, { zone: reading.timeZone });
  const pieces = [
    ...findDays(folded, language, today.startOf("day"), country === "US" && language === "en"),
    ...findTimes(folded, language),
  ]
    .filter((piece) => !taken.some((one) => overlaps(one, piece)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const own = glue(pieces, folded).flatMap((piece) => {
    const date = toDate(piece, today);
    return date
      ? [{ ...date, type: "date", text: text.slice(piece.start, piece.end), start: piece.start, end: piece.end }]
      : [];
  });
  const rest = findWithChrono(text, reading, today).filter(
    (one) => ![...own, ...taken].some((known) => overlaps(known, one)),
  );
  return [...own, ...rest].sort((a, b) => a.start - b.start);
}

/** Joins what stands together: a day, its part, its time. */
function glue(pieces: readonly Piece[], folded: string): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.start < last.end) {
      // "Tonight" is a day and a part of it.
      if (piece.part && last.day && !last.part) joined[joined.length - 1] = { ...last, part: piece.part };
      continue;
    }
    const near = last && joiners.test(folded.slice(last.end, piece.start));
    const sameDay = last?.day && piece.day && (last.calendar || piece.calendar) && (last.weekday || piece.weekday);
    if (last && near && !(last.time && piece.time) && (!(last.day && piece.day) || sameDay))
      joined[joined.length - 1] = {
        ...last,
        ...piece,
        ...(sameDay && last.calendar && last.day ? { day: last.day } : {}),
        start: last.start,
        end: piece.end,
      };
    else joined.push(piece);
  }
  return joined;
}

const hourOf: Readonly<Record<DayPart, number>> = { morning: 9, noon: 12, afternoon: 15, evening: 19 };

function toDate(
  { day, orDay, weekday, time, part }: Piece,
  now: DateTime,
): Pick<Found, "value" | "confidence" | "only" | "alternatives"> | undefined {
  if (!day && !time) return undefined;
  const clock = time ? clockOf(time, part) : { hour: part ? hourOf[part] : 12, minute: 0 };
  const on = (date: DateTime, { hour, minute }: { hour: number; minute: number }): DateTime =>
    date.startOf("day").set({ hour, minute });
  // "Saturday at six", said on a Saturday morning, is today; "at six" alone is the next six o'clock.
  const isToday = weekday && time && day?.weekday === now.weekday && on(now, clock) > now;
  const meant = isToday ? now : (day ?? (on(now, clock) > now ? now : now.plus({ days: 1 })));
  const others = [
    ...(orDay ? [on(orDay, clock)] : []),
    ...(time && clock.orHour !== undefined ? [on(meant, { hour: clock.orHour, minute: time.minute })] : []),
  ].map(toUtc);
  return {
    value: toUtc(on(meant, clock)),
    confidence: day && time ? 0.95 : 0.7,
    ...(day && (time || part === "noon") ? {} : { only: day ? ("day" as const) : ("time" as const) }),
    ...(others.length > 0 ? { alternatives: others } : {}),
  };
}

/** Nobody calls a business at three in the night: a bare small hour is in the afternoon, the other one may be meant. */
function clockOf({ hour, minute, said }: NonNullable<Piece["time"]>, part: DayPart | undefined) {
  const isLate = part === "afternoon" || (part === "evening" && hour >= 5);
  if (said !== "twelve" && hour < 12 && isLate) return { hour: hour + 12, minute };
  if (said === "bare" && !part && hour >= 1 && hour < 7) return { hour: hour + 12, minute, orHour: hour };
  return { hour, minute };
}

const toUtc = (at: DateTime): string => at.toUTC().toISO({ suppressMilliseconds: true }) ?? "";

/** In the other shipped languages chrono takes "guten Morgen" and "tres semanas" for dates: our own words must do. */
function findWithChrono(text: string, { language, country, timeZone, now }: DateReading, today: DateTime): Found[] {
  if (language in dateWords && language !== "en") return [];
  const results = parserOf(language, country).parse(
    text,
    { instant: now, timezone: today.offset },
    { forwardDate: true },
  );
  return results.flatMap((result) => {
    const { start, index } = result;
    const end = index + result.text.length;
    const cutsWord = /[\p{L}\p{M}]/u.test(text[end] ?? " ") || /[\p{L}\p{M}]/u.test(text[index - 1] ?? " ");
    const saysDay = start.isCertain("day") || start.isCertain("weekday");
    const saysTime = start.isCertain("hour");
    if (cutsWord || (!saysDay && !saysTime) || isNoDate(result.text)) return [];
    if (language === "en" && isLength(result.text, saysDay)) return [];
    const local = DateTime.fromObject(
      {
        year: start.get("year") ?? 0,
        month: start.get("month") ?? 1,
        day: start.get("day") ?? 1,
        hour: start.get("hour") ?? 12,
        minute: saysTime ? (start.get("minute") ?? 0) : 0,
      },
      { zone: timeZone },
    );
    const at = start.isCertain("timezoneOffset") ? DateTime.fromJSDate(start.date()) : local;
    if (!at.isValid) return [];
    return [
      {
        type: "date",
        text: result.text,
        value: toUtc(at),
        confidence: saysDay && saysTime ? 0.95 : 0.7,
        ...(saysDay && saysTime ? {} : { only: saysDay ? ("day" as const) : ("time" as const) }),
        start: index,
        end,
      },
    ];
  });
}

function parserOf(language: string, country: string): { parse: typeof chrono.parse } {
  switch (language) {
    case "nl":
      return chrono.nl;
    case "sv":
      return chrono.sv;
    case "ru":
      return chrono.ru;
    case "uk":
      return chrono.uk;
    default:
      return country === "US" ? chrono.en : chrono.en.GB;
  }
}

/** What our own words did not take as an hour or a day is a length of time: "for 45 minutes", "last week", "at 5". */
function isLength(text: string, saysDay: boolean): boolean {
  if (/\bweek|^(?:for|after)\b/i.test(text)) return true;
  return !saysDay && !/^(?:in|within)\b|\b(?:ago|from now|later)$/i.test(text);
}

function isNoDate(text: string): boolean {
  return /^24\s*\/\s*7$/.test(text) || /^\p{L}{3}$/u.test(text) || /^\d{1,2}$/.test(text);
}
