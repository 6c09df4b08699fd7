import { z } from "zod";
import type { ChannelHealth, ConsoleNotice, ConsoleReads } from "../core/contracts/console.ts";
import { readAdapterState } from "./adapter-states.ts";
import { createConsoleConversation } from "./console-conversation.ts";
import { decodeCursor, encodeCursor } from "./console-cursor.ts";
import { createConsoleLists } from "./console-lists.ts";
import { present } from "./console-opening.ts";
import { createConsoleTurns } from "./console-turns.ts";
import type { Db } from "./conversation-transaction.ts";
import { createVault } from "./vault.ts";

interface ChannelRow {
  readonly channel: string;
  readonly account: string;
  readonly lastReceivedAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly lastProblem: string | null;
  readonly problemsToday: number;
  readonly state: unknown;
}

const noticeText = z
  .object({ to: z.string().optional(), subject: z.string().optional(), body: z.string().optional() })
  .catch({});
const noticePlace = z.tuple([z.iso.datetime(), z.string()]);

const NOTICE = {
  id: true,
  medium: true,
  sealed: true,
  state: true,
  problem: true,
  createdAt: true,
  sentAt: true,
} as const;

/** What the console shows. */
export function createConsoleReads(db: Db): ConsoleReads {
  const { pool, prisma, sealing } = db;
  return {
    ...createConsoleLists(db),
    ...createConsoleConversation(db, createVault(db)),
    ...createConsoleTurns(db),

    async notices({ limit, after }) {
      const rows = await prisma.notice.findMany({
        select: NOTICE,
        ...(after === undefined ? {} : { where: olderThan(decodeCursor(noticePlace, after)) }),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items = shown.map(
        ({ sealed, problem, sentAt, ...rest }): ConsoleNotice => ({
          ...rest,
          ...present({ problem, sentAt }),
          ...present(noticeText.parse(sealing.service.open(sealed))),
        }),
      );
      return rows.length > limit && last
        ? { items, next: encodeCursor([last.createdAt.toISOString(), last.id]) }
        : { items };
    },

    // In SQL: what an account says of itself, heard and spoke are three sets that must be joined from all sides.
    async channels() {
      const { rows } = await pool.query<ChannelRow>(
        `WITH heard AS (SELECT channel, account, max(last_inbound_at) AS received FROM conversation GROUP BY channel, account),
           spoken AS (SELECT channel, account, max(sent_at) AS sent, count(*) FILTER (WHERE state IN ('failed', 'unknown')) AS problems
             FROM delivery WHERE created_at > now() - interval '1 day' GROUP BY channel, account)
         SELECT channel, account, greatest(s.last_received_at, h.received) AS "lastReceivedAt", greatest(s.last_sent_at, d.sent) AS "lastSentAt",
           s.last_problem AS "lastProblem", s.state, coalesce(d.problems, 0)::int AS "problemsToday"
         FROM channel_state s FULL JOIN heard h USING (channel, account) FULL JOIN spoken d USING (channel, account) ORDER BY channel, account`,
      );
      return rows.map(
        ({ lastReceivedAt, lastSentAt, lastProblem, state, ...rest }): ChannelHealth => ({
          ...rest,
          ...present({
            lastReceivedAt,
            lastSentAt,
            lastProblem,
            connection: readAdapterState(sealing, state, new Date()) ?? null,
          }),
        }),
      );
    },

    audit: (chain, { limit, after }) =>
      prisma.auditEntry.findMany({
        where: { chain, sequence: { gt: after } },
        select: { sequence: true, at: true, kind: true, data: true, hash: true },
        orderBy: { sequence: "asc" },
        take: limit,
      }),
  };
}

const olderThan = ([createdAt, id]: z.infer<typeof noticePlace>) => ({
  OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }],
});
