import { DateTime } from "luxon";
import type { Playbook } from "../playbook/schema.ts";
import type { KnowledgeIndex } from "./knowledge-index.ts";

/** The day it is where the business is, as `2026-11-25`. */
export const dayIn = (now: Date, timeZone: string): string =>
  DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10);

/** Days of the business, both included; absent: always. */
export interface Validity {
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

const isInForce = ({ validFrom, validTo }: Validity, day: string): boolean =>
  (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);

/** The playbook with the sources that count on this day. A translation counts when its original does. */
export function inForceOn(playbook: Playbook, day: string): Playbook {
  const byId = new Map(playbook.sources.map((source) => [source.id, source]));
  const sources = playbook.sources.filter((source) => {
    const original = byId.get(source.translationOf ?? "") ?? source;
    return [source, original].every((one) => isInForce(one, day));
  });
  return sources.length === playbook.sources.length ? playbook : { ...playbook, sources };
}

/**
 * May this source be quoted on this day? The index was made for one day and may be a little older than the turn. False
 * when it is not known.
 */
export function countsOn(day: string, sourceId: string, knowledge: Pick<KnowledgeIndex, "source">): boolean {
  const source = knowledge.source(sourceId);
  if (!source) return false;
  const original = knowledge.source(source.original ?? sourceId) ?? source;
  return isInForce(source, day) && isInForce(original, day);
}
