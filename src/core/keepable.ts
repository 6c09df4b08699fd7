import type { InboundEvent } from "./message.ts";

/** Longer than any platform's ids, and short enough for a unique index. */
const MAX_ID = 512;
/** Years that calendars and databases agree on. */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9000, 0, 1);

/**
 * Why an event can never be stored, whoever tries again; undefined when it can. A platform that heard "later" about such
 * an event would repeat it for days, so it is kept for inspection instead.
 */
export function neverKeepable(event: InboundEvent): string | undefined {
  const at = event.at.getTime();
  if (!(at >= EARLIEST && at <= LATEST)) return "at is no date";
  const ids = [
    event.platformId,
    event.threadId,
    event.sender.externalId,
    ...("target" in event ? [event.target] : []),
    ...("previous" in event ? [event.previous.threadId, event.previous.externalId] : []),
    ...(event.sender.aliases ?? []),
  ];
  if (ids.some((id) => id.length > MAX_ID)) return "an id is too long";
  if (ids.some((id) => id.includes("\u0000"))) return "an id holds NUL";
  return undefined;
}
