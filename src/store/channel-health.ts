import type { Pool } from "pg";
import type { ChannelActivity } from "../core/contracts/channel-activity.ts";
import type { Log } from "../core/contracts/channel.ts";

const FLUSH_MS = 5_000;

/** When each account last received and sent, gathered in memory and written every few seconds, off the hot path. */
export function createChannelActivity(pool: Pool, log: Log): ChannelActivity & AsyncDisposable {
  const seen = new Map<string, { channel: string; account: string; received?: Date; sent?: Date; problem?: string }>();
  const entry = (channel: string, account: string) => {
    const key = `${channel}\n${account}`;
    const known = seen.get(key) ?? { channel, account };
    seen.set(key, known);
    return known;
  };

  async function flush(): Promise<void> {
    const rows = [...seen.values()];
    seen.clear();
    for (const row of rows) {
      await pool.query(
        `INSERT INTO channel_state (channel, account, last_received_at, last_sent_at, last_problem) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (channel, account) DO UPDATE SET last_received_at = coalesce(EXCLUDED.last_received_at, channel_state.last_received_at),
           last_sent_at = coalesce(EXCLUDED.last_sent_at, channel_state.last_sent_at), last_problem = coalesce(EXCLUDED.last_problem, channel_state.last_problem)`,
        [row.channel, row.account, row.received ?? null, row.sent ?? null, row.problem ?? null],
      );
    }
  }
  const quietly = () => flush().catch((error: Error) => log("channel-activity.failed", { message: error.message }));
  const timer = setInterval(() => void quietly(), FLUSH_MS);
  timer.unref();

  return {
    received(channel, account, at) {
      entry(channel, account).received = at;
    },
    sent(channel, account, at, problem) {
      const known = entry(channel, account);
      if (problem === undefined) known.sent = at;
      else known.problem = problem;
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await quietly();
    },
  };
}
