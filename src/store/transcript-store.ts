import type { ConversationMemory } from "../core/contracts/memory.ts";
import type { Transcript, TranscriptMessage } from "../core/contracts/transcript.ts";
import type { Author, MessageContent } from "../core/message.ts";
import type { Db } from "./conversation-transaction.ts";

interface Row {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  readonly sealed: Buffer;
  readonly language: string | null;
  readonly agentName: string | null;
  readonly platformId: string | null;
  readonly at: Date;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly customerId: string;
  readonly delivery: string | null;
  readonly problem: string | null;
}

/** A message is as far as its slowest part: worst first. */
const AFTER = {
  name: "transcript-after",
  text: `SELECT m.id, m.sequence, m.author, m.sealed, m.language, a.name AS "agentName", m.platform_id AS "platformId", m.created_at AS at,
      m.edited_at IS NOT NULL AS edited, m.deleted_at IS NOT NULL AS deleted, c.customer_id AS "customerId", d.state AS delivery, d.problem
    FROM message m JOIN conversation c ON c.id = m.conversation_id LEFT JOIN agent a ON a.id = m.agent_id
    LEFT JOIN LATERAL (SELECT state, problem FROM delivery WHERE message_id = m.id
      ORDER BY array_position(ARRAY['failed', 'unknown', 'held', 'pending', 'sending', 'sent', 'delivered', 'read'], state::text) LIMIT 1) d ON true
    WHERE m.conversation_id = $1 AND m.sequence > $2 AND ($4 OR m.author IN ('customer', 'bot', 'agent'))
    ORDER BY m.sequence LIMIT $3`,
};

export function createTranscript(db: Db): Transcript {
  return {
    async after(conversationId, sequence, { limit, includeNotes }) {
      const { rows } = await db.pool.query<Row>({ ...AFTER, values: [conversationId, sequence, limit, includeNotes] });
      const first = rows[0];
      if (!first) return [];
      const seal = await db.sealing.forCustomer(first.customerId);
      return rows.map(
        (row): TranscriptMessage => ({
          id: row.id,
          sequence: row.sequence,
          author: row.author,
          content: seal.open(row.sealed) as MessageContent,
          at: row.at,
          edited: row.edited,
          deleted: row.deleted,
          ...(row.language ? { language: row.language } : {}),
          ...(row.agentName ? { agentName: row.agentName } : {}),
          ...(row.platformId ? { platformId: row.platformId } : {}),
          ...(row.delivery
            ? { delivery: { state: row.delivery, ...(row.problem ? { problem: row.problem } : {}) } }
            : {}),
        }),
      );
    },
  };
}

export function createConversationMemory(db: Db): ConversationMemory {
  return {
    async window(conversationId, beforeSequence, limit) {
      const { rows } = await db.pool.query<{ sequence: number; author: Author; text: string; at: Date }>({
        name: "memory-window",
        text: `SELECT sequence, author, coalesce(masked, '') AS text, created_at AS at FROM message
          WHERE conversation_id = $1 AND sequence < $2 AND author IN ('customer', 'bot', 'agent') AND deleted_at IS NULL ORDER BY sequence DESC LIMIT $3`,
        values: [conversationId, beforeSequence, limit],
      });
      return rows.reverse();
    },

    async receipts(conversationId) {
      const { rows } = await db.pool.query<{
        id: string;
        tool: string;
        args: Record<string, unknown>;
        at: Date;
        sealed: Buffer;
        customerId: string;
      }>({
        name: "memory-receipts",
        text: `SELECT t.id, t.tool, t.args, t.finished_at AS at, t.sealed_result AS sealed, c.customer_id AS "customerId"
          FROM tool_call t JOIN conversation c ON c.id = t.conversation_id
          WHERE t.conversation_id = $1 AND t.state = 'done' AND t.sealed_result IS NOT NULL ORDER BY t.intended_at`,
        values: [conversationId],
      });
      const first = rows[0];
      if (!first) return [];
      const seal = await db.sealing.forCustomer(first.customerId);
      return rows.map(({ id, tool, args, at, sealed }) => ({
        callId: id,
        tool,
        args,
        at,
        result: seal.open(sealed) as Record<string, unknown>,
      }));
    },
  };
}
