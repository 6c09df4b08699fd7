import * as chrono from "chrono-node";
import { DateTime } from "luxon";
import { findImpossibleDates } from "./impossible-dates.ts";
import type { Found } from "./span.ts";

interface Reading {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: string;
  /** Decides whether 5/6 is the fifth of June or May 6th. */
  readonly country: string;
}

/**
 * Dates and times in the business's zone, as UTC. Confidence 0.95: day and time were said; 0.7: only the day (the
 * value is then noon, or the middle of the part of the day that was named); 0 with value `invalid`: no such date.
 */
export function findDates(text: string, reading: Reading): Found[] {
  const impossible = findImpossibleDates(text);
  if (impossible.length > 0) return impossible;

  const { language, country, timeZone, now } = reading;
  const prepared = prepare(text, language, DateTime.fromJSDate(now, { zone: timeZone }));
  const offset = DateTime.fromJSDate(now, { zone: timeZone }).offset;
  const results = parserOf(language, country).parse(
    prepared,
    { instant: now, timezone: offset },
    { forwardDate: true },
  );
  return results.flatMap((result) => {
    const { start } = result;
    const end = result.index + result.text.length;
    const cutsWord =
      /[\p{L}\p{M}]/u.test(prepared[end] ?? " ") || /[\p{L}\p{M}]/u.test(prepared[result.index - 1] ?? " ");
    const saysDay = start.isCertain("day") || start.isCertain("weekday");
    const saysTime = start.isCertain("hour");
    if (cutsWord || (!saysDay && !saysTime) || isNoDate(result.text)) return [];

    const part = saysTime ? undefined : partOfDay(prepared.slice(result.index));
    const hour = part ?? start.get("hour") ?? 12;
    const local = DateTime.fromObject(
      {
        year: start.get("year") ?? 0,
        month: start.get("month") ?? 1,
        day: start.get("day") ?? 1,
        hour,
        minute: saysTime ? (start.get("minute") ?? 0) : 0,
      },
      { zone: timeZone },
    );
    const value = start.isCertain("timezoneOffset") ? DateTime.fromJSDate(start.date()) : local;
    if (!value.isValid) return [];
    return [
      {
        type: "date",
        text: result.text,
        value: value.toUTC().toISO({ suppressMilliseconds: true }) ?? "",
        confidence: saysDay && saysTime ? 0.95 : 0.7,
        ...(saysDay && saysTime ? {} : { only: saysDay ? ("day" as const) : ("time" as const) }),
        start: result.index,
        end,
      },
    ];
  });
}

function parserOf(language: string, country: string): { parse: typeof chrono.parse } {
  switch (language) {
    case "de":
      return chrono.de;
    case "es":
      return chrono.es;
    case "fr":
      return chrono.fr;
    case "it":
      return chrono.it;
    case "pt":
      return chrono.pt;
    case "nl":
      return chrono.nl;
    default:
      return country === "US" ? chrono.en : chrono.en.GB;
  }
}

/** Rewrites what chrono does not read in a language into what it does. */
function prepare(text: string, language: string, today: DateTime): string {
  if (language === "de") {
    return text.replace(/(?<!\d)(\d{1,2})\.(\d{1,2})\.(?!\d)/g, (_, day: string, month: string) => {
      const thisYear = DateTime.fromObject(
        { year: today.year, month: Number(month), day: Number(day) },
        { zone: today.zone },
      );
      return `${day}.${month}.${thisYear < today.startOf("day") ? today.year + 1 : today.year}`;
    });
  }
  if (language === "es") {
    return text
      .replace(/pasado mañana/giu, today.plus({ days: 2 }).toFormat("d/M/yyyy"))
      .replace(/(a las? \d{1,2}(?::\d{2})?) de la (tarde|noche)/giu, "$1 pm")
      .replace(/(a las? \d{1,2}(?::\d{2})?) de la mañana/giu, "$1 am");
  }
  return text;
}

const partsOfDay: readonly { readonly pattern: RegExp; readonly hour: number }[] = [
  { pattern: /\bpor la mañana|\bfrüh(?!\p{L})|vormittag|\bmorning|\ble matin|\bdi mattina|\bde manhã/iu, hour: 9 },
  { pattern: /\btarde|nachmittag|\bafternoon|après-midi|pomeriggio/iu, hour: 15 },
  { pattern: /\bnoche|abend|\bevening|\bsoir|\bsera\b|\bnoite/iu, hour: 19 },
];

function partOfDay(text: string): number | undefined {
  return partsOfDay.find(({ pattern }) => pattern.test(text.slice(0, 60)))?.hour;
}

function isNoDate(text: string): boolean {
  return /^24\s*\/\s*7$/.test(text) || /^\p{L}{3}$/u.test(text) || /^\d{1,2}$/.test(text);
}
