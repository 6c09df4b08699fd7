import type { SessionSummaries } from "../core/contracts/session-summaries.ts";
import type { SaidLine } from "../core/memory/summary.ts";
import { dialogueStateSchema } from "../core/understanding/dialogue-state.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";

export function createSessionSummaries(db: Db): SessionSummaries {
  return {
    async linesAfter(conversationId, sequence, limit) {
      const { rows } = await db.pool.query<SaidLine>({
        name: "summary-lines",
        text: `SELECT sequence, author, masked AS text, created_at AS at FROM message
          WHERE conversation_id = $1 AND sequence > $2 AND author IN ('customer', 'bot', 'agent') AND deleted_at IS NULL
            AND masked IS NOT NULL ORDER BY sequence DESC LIMIT $3`,
        values: [conversationId, sequence, limit],
      });
      return rows.reverse();
    },

    keep: (conversationId, summary) =>
      inConversation(db, conversationId, async (tx) => {
        const state = dialogueStateSchema.safeParse(tx.row.state ?? {});
        // A turn that is being taken brings its own state back.
        if (!state.success || tx.row.leaseUntil.getTime() > tx.row.now.getTime()) return false;
        tx.set({ state: { ...state.data, summary } });
        return true;
      }),
  };
}
