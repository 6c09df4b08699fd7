import { z } from "zod";
import type { ConsoleReads, ConversationSummary, ConversationView } from "../core/contracts/console.ts";
import type { AgentMask } from "../core/safety/mask-for-agents.ts";
import { decodeCursor, encodeCursor } from "./console-cursor.ts";
import { SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from "./console-summary.ts";
import type { Db } from "./conversation-transaction.ts";

/** Which conversations a view holds; `$1` is the agent who looks. */
const filters: Readonly<Record<ConversationView, string>> = {
  queue: "c.owner = 'queue'",
  mine: "c.agent_id = $1 AND c.owner IN ('agent', 'customer')",
  bot: "c.agent_id IS NULL AND c.owner IN ('bot', 'customer')",
  all: "true",
  closed: "c.owner = 'nobody'",
};

const queuePlace = z.tuple([z.number(), z.iso.datetime(), z.string()]);
const recentPlace = z.tuple([z.iso.datetime(), z.string()]);

/** Since when a row of the queue waits; rows without a time came in with their creation. */
const QUEUED = "coalesce(c.queued_at, c.created_at)";

function pageOf(view: ConversationView, after: string | undefined) {
  if (view === "queue") {
    const place = after === undefined ? undefined : decodeCursor(queuePlace, after);
    return {
      // The cursor follows (priority falling, waiting rising): a row value comparison needs one direction.
      where: place ? `AND (-c.priority, ${QUEUED}, c.id) > (-$3::int, $4::timestamptz, $5)` : "",
      values: place ?? [],
      order: `c.priority DESC, ${QUEUED}, c.id`,
      cursor: (row: SummaryRow) => encodeCursor([row.priority, (row.queuedAt ?? row.createdAt).toISOString(), row.id]),
    };
  }
  const place = after === undefined ? undefined : decodeCursor(recentPlace, after);
  return {
    where: place ? "AND (c.updated_at, c.id) < ($3::timestamptz, $4)" : "",
    values: place ?? [],
    order: "c.updated_at DESC, c.id DESC",
    cursor: (row: SummaryRow) => encodeCursor([row.updatedAt.toISOString(), row.id]),
  };
}

/** In SQL: a line needs the newest or first of several tables, and the queue is sorted by a computed time. */
export function createConsoleLists({ pool, sealing }: Db, mask: AgentMask): Pick<ConsoleReads, "counts" | "list"> {
  return {
    async counts(agentId) {
      const columns = Object.entries(filters).map(
        ([view, filter]) => `count(*) FILTER (WHERE ${filter})::int AS "${view}"`,
      );
      const { rows } = await pool.query<Record<ConversationView, number>>(
        `SELECT ${columns.join(", ")} FROM conversation c`,
        [agentId],
      );
      return rows[0] ?? { queue: 0, mine: 0, bot: 0, all: 0, closed: 0 };
    },

    async list({ view, agentId, limit, after }) {
      const page = pageOf(view, after);
      const { rows } = await pool.query<SummaryRow>(
        `SELECT ${SUMMARY_COLUMNS} FROM conversation c ${SUMMARY_JOINS}
         WHERE $1::text IS NOT NULL AND ${filters[view]} ${page.where} ORDER BY ${page.order} LIMIT $2`,
        [agentId, limit + 1, ...page.values],
      );
      const shown = rows.slice(0, limit);
      const items: readonly ConversationSummary[] = await Promise.all(
        shown.map((row) => toSummary(sealing, row, mask)),
      );
      const last = shown.at(-1);
      return rows.length > limit && last ? { items, next: page.cursor(last) } : { items };
    },
  };
}
