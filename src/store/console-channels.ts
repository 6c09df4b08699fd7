import type { Channel } from "../core/contracts/channel.ts";
import type { ChannelDeclaration, ChannelHealth, ConsoleReads } from "../core/contracts/console.ts";
import { readAdapterState } from "./adapter-states.ts";
import { present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";
import { PAUSE } from "./send-limits.ts";

export type Channels = ReadonlyMap<string, Channel>;

interface ChannelRow {
  readonly channel: string;
  readonly account: string;
  readonly lastReceivedAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly lastProblem: string | null;
  readonly lastProblemAt: Date | null;
  readonly failedToday: number;
  readonly unknownToday: number;
  readonly closedWindows: number;
  readonly pausedUntil: Date | null;
  readonly state: unknown;
}

/** In SQL: what an account says of itself, heard, spoke and may do are sets that must be joined from all sides. */
const HEALTH = `WITH declared AS (SELECT channel, account, open_ms * interval '1 millisecond' AS open
     FROM unnest($1::text[], $2::text[], $3::float8[]) AS d(channel, account, open_ms)),
   heard AS (SELECT c.channel, c.account, max(c.last_inbound_at) AS received,
       count(*) FILTER (WHERE c.owner <> 'nobody' AND d.open IS NOT NULL
         AND (c.last_inbound_id IS NULL OR c.last_inbound_at IS NULL OR c.last_inbound_at + d.open < now())) AS closed
     FROM conversation c LEFT JOIN declared d ON d.channel = c.channel GROUP BY c.channel, c.account),
   spoken AS (SELECT channel, account, max(sent_at) AS sent, count(*) FILTER (WHERE state = 'failed') AS failed,
       count(*) FILTER (WHERE state = 'unknown') AS unknown
     FROM delivery WHERE created_at > now() - interval '1 day' GROUP BY channel, account),
   paused AS (SELECT channel, account, tat FROM send_limit WHERE key = '${PAUSE}' AND tat > now())
 SELECT channel, account, greatest(s.last_received_at, h.received) AS "lastReceivedAt", greatest(s.last_sent_at, o.sent) AS "lastSentAt",
   s.last_problem AS "lastProblem", s.last_problem_at AS "lastProblemAt", coalesce(o.failed, 0)::int AS "failedToday",
   coalesce(o.unknown, 0)::int AS "unknownToday", coalesce(h.closed, 0)::int AS "closedWindows", p.tat AS "pausedUntil", s.state
 FROM channel_state s FULL JOIN heard h USING (channel, account) FULL JOIN spoken o USING (channel, account)
   FULL JOIN paused p USING (channel, account) FULL JOIN declared d USING (channel, account) ORDER BY channel, account`;

export function createConsoleChannels({ pool, sealing }: Db, channels: Channels): Pick<ConsoleReads, "channels"> {
  return {
    async channels() {
      const all = [...channels.values()];
      const { rows } = await pool.query<ChannelRow>(HEALTH, [
        all.map(({ name }) => name),
        all.map(({ account }) => account),
        all.map(({ window }) => window?.openMs ?? null),
      ]);
      return rows.map(
        ({ channel, account, failedToday, unknownToday, closedWindows, state, ...maybe }): ChannelHealth => {
          const known = channels.get(channel);
          const sure = { channel, account, failedToday, unknownToday, closedWindows };
          return {
            ...sure,
            ...present({ ...maybe, connection: readAdapterState(sealing, state, new Date()) ?? null }),
            ...(known ? { declared: declarationOf(known) } : {}),
          };
        },
      );
    },
  };
}

/** Any thread's limits will do: the account's own, and what an ordinary chat gets. */
function declarationOf({ shows, limits, window }: Channel): ChannelDeclaration {
  const { quickReplies, ...rest } = shows;
  return {
    shows: Number.isFinite(quickReplies) ? { ...rest, quickReplies } : rest,
    limits: limits?.("1").map(({ scope, count, perMs }) => ({ scope, count, perMs })) ?? [],
    ...(window ? { window } : {}),
  };
}
