import type { Pool } from "pg";
import type { SendLimit } from "../core/contracts/channel.ts";
import type { ConversationTx } from "./conversation-transaction.ts";

/**
 * The generic cell rate algorithm (ITU-T I.371): each message moves the time at which the next one is due by one step;
 * one may be sent as long as that time is at most `burst` steps ahead. One row a limit, on the database's clock, so that
 * any number of processes keep it together. The rows are locked in one order until the claim commits.
 */
const LOOK = {
  name: "send-limits-look",
  text: `WITH l AS (SELECT * FROM unnest($3::text[], $4::float8[]) AS l(scope, slack)),
    locked AS (
      INSERT INTO send_limit (channel, account, scope, due) SELECT $1, $2, scope, clock_timestamp() FROM l ORDER BY scope
      ON CONFLICT (channel, account, scope) DO UPDATE SET due = send_limit.due RETURNING scope, due)
    SELECT ceil(max(extract(epoch FROM due - clock_timestamp()) * 1000 - l.slack))::int AS "waitMs" FROM locked JOIN l USING (scope)`,
};
const TAKE = {
  name: "send-limits-take",
  text: `UPDATE send_limit s SET due = greatest(s.due, clock_timestamp()) + l.step * interval '1 millisecond'
    FROM unnest($3::text[], $4::float8[]) AS l(scope, step) WHERE s.channel = $1 AND s.account = $2 AND s.scope = l.scope`,
};

/** What the platform asked for itself, see `pauseAccount`. */
const PAUSE = "pause";
/** Many wait for the same moment: they come a little apart. */
const SPREAD_MS = 50;

/** 0: taken, this message may go. Otherwise how long to wait, and nothing was taken. */
export async function takeFromLimits(tx: ConversationTx, limits: readonly SendLimit[]): Promise<number> {
  if (limits.length === 0) return 0;
  const { channel, account, threadId } = tx.row;
  const steps = limits.map(({ scope, count, perMs, burst }) => ({
    scope: `${scope === "account" ? scope : `thread ${threadId}`} ${count}/${perMs}`,
    step: perMs / count,
    slack: (perMs / count) * (burst - 1),
  }));
  const looked = [...steps, { scope: PAUSE, slack: 0 }];
  const values = [channel, account, looked.map(({ scope }) => scope), looked.map(({ slack }) => slack)];
  const { rows } = await tx.client.query<{ waitMs: number }>({ ...LOOK, values });
  const waitMs = rows[0]?.waitMs ?? 0;
  if (waitMs > 0) return waitMs + (tx.row.lastSequence % SPREAD_MS);
  tx.write({ ...TAKE, values: [channel, account, steps.map(({ scope }) => scope), steps.map(({ step }) => step)] });
  return 0;
}

export async function pauseAccount(pool: Pool, channel: string, account: string, ms: number): Promise<void> {
  await pool.query(
    `INSERT INTO send_limit (channel, account, scope, due) VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 millisecond')
     ON CONFLICT (channel, account, scope) DO UPDATE SET due = greatest(send_limit.due, excluded.due)`,
    [channel, account, PAUSE, ms],
  );
}

/** Threads that have been quiet for an hour need no row. */
export async function forgetOldLimits(pool: Pool): Promise<void> {
  await pool.query("DELETE FROM send_limit WHERE due < clock_timestamp() - interval '1 hour'");
}
