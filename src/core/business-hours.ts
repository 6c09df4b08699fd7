import { DateTime } from "luxon";
import type { Playbook } from "./playbook/schema.ts";

export type Opening = { readonly open: true } | { readonly open: false; readonly opensAt?: Date };

/** Are people at work now, and if not, when again? Days are those of the business's own time zone. */
export function openingAt(now: Date, hours: Playbook["hours"], timeZone: string): Opening {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  const today = hoursOf(local, hours);
  if (today && local >= today.from && local < today.to) return { open: true };
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const opens = hoursOf(local.plus({ days: ahead }), hours)?.from;
    if (opens && opens > local) return { open: false, opensAt: opens.toJSDate() };
  }
  return { open: false };
}

function hoursOf(
  day: DateTime,
  hours: Playbook["hours"],
): { readonly from: DateTime; readonly to: DateTime } | undefined {
  const [from, to] = hours.days[String(day.weekday)] ?? [];
  if (from === undefined || to === undefined) return undefined;
  if (hours.holidays.includes(day.toFormat("yyyy-MM-dd"))) return undefined;
  return { from: atTime(day, from), to: atTime(day, to) };
}

/** `24:00` is the end of the day. */
function atTime(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (hour === 24) return day.startOf("day").plus({ days: 1 });
  return day.startOf("day").set({ hour, minute });
}
