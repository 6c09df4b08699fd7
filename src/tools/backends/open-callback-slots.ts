import { DateTime } from "luxon";
import type { Pool } from "pg";
import type { Playbook } from "../../core/playbook/schema.ts";

const DAYS = 30;
const SLOT_MINUTES = 30;

/** Opens callback times for the next 30 days of business hours. What is booked stays; run it daily. */
export async function openCallbackSlots(
  pool: Pool,
  { hours, timeZone }: Pick<Playbook, "hours" | "timeZone">,
  now: Date,
): Promise<void> {
  const starts = slotTimes(hours, timeZone, now);
  await pool.query(
    "DELETE FROM backoffice_callback_slot WHERE starts_at > $1 AND booked = 0 AND NOT (starts_at = ANY($2))",
    [now, starts],
  );
  await pool.query(
    "INSERT INTO backoffice_callback_slot (starts_at) SELECT unnest($1::timestamptz[]) ON CONFLICT (starts_at) DO NOTHING",
    [starts],
  );
}

export function slotTimes(hours: Playbook["hours"], zone: string, now: Date): readonly Date[] {
  const today = DateTime.fromJSDate(now, { zone }).startOf("day");
  const times: Date[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const date = today.plus({ days: day });
    const open = hours.days[String(date.weekday)];
    if (!open || hours.holidays.includes(date.toISODate() ?? "")) continue;
    const [from, to] = open.map((time) => minutesOf(time));
    for (let minute = from ?? 0; minute + SLOT_MINUTES <= (to ?? 0); minute += SLOT_MINUTES) {
      // By the clock on the wall, so that the day on which clocks change has the same business hours.
      const start = date.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toJSDate();
      if (start > now) times.push(start);
    }
  }
  return times;
}

function minutesOf(time: string): number {
  const [hour = "0", minute = "0"] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}
