import { z } from "zod";
import type { ChannelHealth, ConsoleAuditEntry, ConsoleNotice, ConsoleReads } from "../core/contracts/console.ts";
import { createConsoleConversation } from "./console-conversation.ts";
import { decodeCursor, encodeCursor } from "./console-cursor.ts";
import { createConsoleLists } from "./console-lists.ts";
import { present } from "./console-opening.ts";
import { createConsoleTurns } from "./console-turns.ts";
import type { Db } from "./conversation-transaction.ts";
import { createVault } from "./vault.ts";

interface NoticeRow {
  readonly id: string;
  readonly medium: string;
  readonly sealed: Buffer;
  readonly state: ConsoleNotice["state"];
  readonly problem: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

interface ChannelRow {
  readonly channel: string;
  readonly account: string;
  readonly lastReceivedAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly lastProblem: string | null;
  readonly problemsToday: number;
}

const noticeText = z
  .object({ to: z.string().optional(), subject: z.string().optional(), body: z.string().optional() })
  .catch({});
const noticePlace = z.tuple([z.iso.datetime(), z.string()]);

/** What the console shows, read with plain SQL: lists need lateral joins and keyset pages. */
export function createConsoleReads(db: Db): ConsoleReads {
  const { pool, sealing } = db;
  return {
    ...createConsoleLists(db),
    ...createConsoleConversation(db, createVault(db)),
    ...createConsoleTurns(db),

    async notices({ limit, after }) {
      const place = after === undefined ? undefined : decodeCursor(noticePlace, after);
      const { rows } = await pool.query<NoticeRow>(
        `SELECT id, medium, sealed, state, problem, created_at AS "createdAt", sent_at AS "sentAt" FROM notice
         WHERE $2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3) ORDER BY created_at DESC, id DESC LIMIT $1`,
        [limit + 1, place?.[0] ?? null, place?.[1] ?? null],
      );
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

    async channels() {
      const { rows } = await pool.query<ChannelRow>(
        `WITH heard AS (SELECT channel, account, max(last_inbound_at) AS received FROM conversation GROUP BY channel, account),
           spoken AS (SELECT channel, account, max(sent_at) AS sent, count(*) FILTER (WHERE state IN ('failed', 'unknown')) AS problems
             FROM delivery WHERE created_at > now() - interval '1 day' GROUP BY channel, account)
         SELECT channel, account, greatest(s.last_received_at, h.received) AS "lastReceivedAt", greatest(s.last_sent_at, d.sent) AS "lastSentAt",
           s.last_problem AS "lastProblem", coalesce(d.problems, 0)::int AS "problemsToday"
         FROM channel_state s FULL JOIN heard h USING (channel, account) FULL JOIN spoken d USING (channel, account) ORDER BY channel, account`,
      );
      return rows.map(
        ({ lastReceivedAt, lastSentAt, lastProblem, ...rest }): ChannelHealth => ({
          ...rest,
          ...present({ lastReceivedAt, lastSentAt, lastProblem }),
        }),
      );
    },

    async audit(conversationId, { limit, after }) {
      const { rows } = await pool.query<ConsoleAuditEntry>(
        "SELECT sequence, at, kind, data, hash FROM audit_entry WHERE chain = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
        [conversationId, after, limit],
      );
      return rows;
    },
  };
}
