import { DateTime } from "luxon";

/** How customers read figures and dates: in their language, in the business's time zone. */
export interface Manner {
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
}

export function formatMoney(cents: number, currency: string, manner: Manner): string {
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return new Intl.NumberFormat(manner.language, { style: "currency", currency })
    .format(cents / 10 ** digits)
    .replace(/\u202f/g, "\u00a0");
}

export function formatDate(at: Date, manner: Manner): string {
  return new Intl.DateTimeFormat(locale(manner), {
    timeZone: manner.timeZone,
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(at);
}

export function formatTime(at: Date, manner: Manner): string {
  return new Intl.DateTimeFormat(locale(manner), {
    timeZone: manner.timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

export function formatDateTime(at: Date, manner: Manner): string {
  const day = new Intl.DateTimeFormat(locale(manner), {
    timeZone: manner.timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(at);
  return `${day}, ${formatTime(at, manner)}`;
}

/** Short enough for a button. */
export function formatSlot(at: Date, manner: Manner): string {
  const day = new Intl.DateTimeFormat(locale(manner), {
    timeZone: manner.timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(at);
  return `${day}, ${formatTime(at, manner)}`;
}

/** A date-time of a tool's result or a slot, or undefined when the text is something else. */
export function readDateTime(value: unknown): Date | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value;
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/.test(value)) return undefined;
  const at = DateTime.fromISO(value, { zone: "utc" });
  return at.isValid ? at.toJSDate() : undefined;
}

/** Day before month in English too, because customers in most countries read it that way. */
function locale(manner: Manner): string {
  return manner.language === "en" ? "en-GB" : manner.language;
}
