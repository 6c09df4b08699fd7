import { DateTime } from "luxon";
import type { Slot } from "../../playbook/flow-schema.ts";
import { formatDate, formatTime, readDateTime } from "../../replies/format.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Entity } from "../../understanding/understanding.ts";
import type { Situation } from "./situation.ts";

type Held = Task["slots"][string];

/** A date as far as it was said. `only`: the other half of the value is made up. */
export interface SaidDate {
  readonly value: string;
  readonly only?: "day" | "time";
}

/** "Tomorrow" and "at 10:30" make one date, whichever comes first; a full date takes either half as a correction. */
export function joinDate(situation: Situation, slot: Slot, entity: Entity, held: Held | undefined): SaidDate {
  const only = slot.precision === "day" && entity.only === "day" ? undefined : entity.only;
  if (!only) return { value: entity.value };
  const said = readDateTime(entity.value);
  const before = held && held.only !== only ? readDateTime(held.value) : undefined;
  if (!said || !before) return { value: entity.value, only };
  const zone = situation.manner.timeZone;
  const [day, time] = only === "day" ? [said, before] : [before, said];
  const clock = DateTime.fromJSDate(time, { zone });
  const joined = DateTime.fromJSDate(day, { zone }).set({ hour: clock.hour, minute: clock.minute, second: 0 });
  return { value: joined.toUTC().toISO({ suppressMilliseconds: true }) ?? entity.value };
}

/** The question for the half that is missing, and what we know already. */
export function missingHalf(
  { manner }: Situation,
  held: Held | undefined,
): { readonly reply: "ask.time" | "ask.day"; readonly values: Readonly<Record<string, string>> } | undefined {
  const at = held?.only === undefined ? undefined : readDateTime(held.value);
  if (!at) return undefined;
  return held?.only === "day"
    ? { reply: "ask.time", values: { day: formatDate(at, manner) } }
    : { reply: "ask.day", values: { time: formatTime(at, manner) } };
}
