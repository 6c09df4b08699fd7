import { DateTime } from "luxon";
import type { Playbook } from "../playbook/schema.ts";

/** The day it is where the business is, as `2026-11-25`. */
export const dayIn = (now: Date, timeZone: string): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10);

/** The playbook with the sources that count on this day. A translation counts when its original does. */
export function inForceOn(playbook: Playbook, day: string): Playbook {
  const byId = new Map(playbook.sources.map((source) => [source.id, source]));
  const sources = playbook.sources.filter((source) => {
    const original = byId.get(source.translationOf ?? "") ?? source;
    return [source, original].every(
      ({ validFrom, validTo }) =>
        (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo),
    );
  });
  return sources.length === playbook.sources.length ? playbook : { ...playbook, sources };
}
