import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";

/** What is not finished yet, by kind. */
const OPEN = `SELECT
  (SELECT count(*) FROM inbound_event WHERE state = 'pending') AS messages,
  (SELECT count(*) FROM conversation WHERE owner = 'bot') AS conversations,
  (SELECT count(*) FROM delivery WHERE state IN ('pending', 'sending')) AS deliveries,
  (SELECT count(*) FROM tool_call WHERE state IN ('intended', 'unknown')) AS calls`;

const LOOK_MS = 300;
/** This often in a row, so that a moment between two steps does not count as the end. */
const LOOKS = 4;

/** Waits until nothing is left to do. False: it was still busy at the limit. */
export async function untilQuiet(pool: Pool, limitMs: number): Promise<boolean> {
  let quiet = 0;
  for (const until = Date.now() + limitMs; Date.now() < until; await sleep(LOOK_MS)) {
    const { rows } = await pool.query<Record<string, string>>(OPEN);
    quiet = Object.values(rows[0] ?? {}).every((count) => Number(count) === 0) ? quiet + 1 : 0;
    if (quiet >= LOOKS) return true;
  }
  return false;
}
