import type { ConsoleDelivery, ConsoleMessage, ConsoleReads } from "../core/contracts/console.ts";
import type { Vault } from "../core/contracts/vault.ts";
import type { Author } from "../core/message.ts";
import type { HandoffReason } from "../core/turn/turn.ts";
import { type Opener, openerFor, openerOfConversation, present } from "./console-opening.ts";
import { SUMMARY_COLUMNS, SUMMARY_JOINS, type SummaryRow, toSummary } from "./console-summary.ts";
import type { Db } from "./conversation-transaction.ts";

interface DetailRow extends SummaryRow {
  readonly backofficeId: string | null;
}

interface HandoffRow {
  readonly id: string;
  readonly reason: HandoffReason;
  readonly priority: number;
  readonly ticketId: string | null;
  readonly sealedPackage: Buffer;
  readonly createdAt: Date;
  readonly takenAt: Date | null;
  readonly takenBy: string | null;
  readonly closedAt: Date | null;
}

interface MessageRow {
  readonly id: string;
  readonly sequence: number;
  readonly author: Author;
  readonly sealed: Buffer;
  readonly language: string | null;
  readonly turnId: string | null;
  readonly agentName: string | null;
  readonly at: Date;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly deliveries: readonly (Omit<ConsoleDelivery, "at" | "problem"> & {
    readonly problem: string | null;
    readonly at: string;
  })[];
}

export function createConsoleConversation(
  { pool, sealing }: Db,
  vault: Pick<Vault, "reveal">,
): Pick<ConsoleReads, "conversation" | "messages"> {
  return {
    async conversation(id) {
      const { rows } = await pool.query<DetailRow>(
        `SELECT ${SUMMARY_COLUMNS}, k.backoffice_id AS "backofficeId" FROM conversation c ${SUMMARY_JOINS}
         JOIN customer k ON k.id = c.customer_id WHERE c.id = $1`,
        [id],
      );
      const row = rows[0];
      if (!row) return undefined;
      const [identities, handoffs, opener, summary] = await Promise.all([
        pool.query<{ channel: string; account: string; externalId: string; unreachable: boolean }>(
          `SELECT channel, account, external_id AS "externalId", unreachable_since IS NOT NULL AS unreachable
           FROM identity WHERE customer_id = $1 ORDER BY created_at`,
          [row.customerId],
        ),
        pool.query<HandoffRow>(
          `SELECT h.id, h.reason, h.priority, h.ticket_id AS "ticketId", h.sealed_package AS "sealedPackage", h.created_at AS "createdAt",
             h.taken_at AS "takenAt", coalesce(a.name, h.taken_by) AS "takenBy", h.closed_at AS "closedAt"
           FROM handoff h LEFT JOIN agent a ON a.id = h.taken_by WHERE h.conversation_id = $1 ORDER BY h.epoch DESC LIMIT 20`,
          [id],
        ),
        openerFor(sealing, row.customerId),
        toSummary(sealing, row),
      ]);
      return {
        ...summary,
        createdAt: row.createdAt,
        identities: identities.rows,
        ...present({ backofficeId: row.backofficeId }),
        handoffs: await Promise.all(
          handoffs.rows.map(async ({ sealedPackage, ticketId, takenAt, takenBy, closedAt, ...rest }) => ({
            ...rest,
            ...present({
              ticketId,
              takenAt,
              takenBy,
              closedAt,
              package: await revealed(vault, row.customerId, opener.open(sealedPackage)),
            }),
          })),
        ),
      };
    },

    async messages(conversationId, { limit, before }) {
      const opener = await openerOfConversation(pool, sealing, conversationId);
      if (!opener) return [];
      const { rows } = await pool.query<MessageRow>(
        `SELECT m.id, m.sequence, m.author, m.sealed, m.language, m.turn_id AS "turnId", a.name AS "agentName", m.created_at AS at,
           m.edited_at IS NOT NULL AS edited, m.deleted_at IS NOT NULL AS deleted,
           coalesce((SELECT jsonb_agg(jsonb_build_object('part', d.part, 'state', d.state, 'attempt', d.attempt, 'problem', d.problem,
             'at', coalesce(d.read_at, d.delivered_at, d.sent_at, d.sending_at, d.created_at)) ORDER BY d.part)
             FROM delivery d WHERE d.message_id = m.id), '[]') AS deliveries
         FROM message m LEFT JOIN agent a ON a.id = m.agent_id
         WHERE m.conversation_id = $1 AND m.sequence < $2 ORDER BY m.sequence DESC LIMIT $3`,
        [conversationId, before ?? 2_147_483_647, limit],
      );
      return rows.reverse().map((row) => toMessage(row, opener));
    },
  };
}

/** Packages are masked, so that the engine cannot leak through them; agents see the values. */
async function revealed(vault: Pick<Vault, "reveal">, customerId: string, value: unknown): Promise<unknown> {
  if (typeof value === "string") return vault.reveal(customerId, value);
  if (Array.isArray(value)) return Promise.all(value.map((part) => revealed(vault, customerId, part)));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(
    async ([key, part]) => [key, await revealed(vault, customerId, part)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}

function toMessage(
  { sealed, language, turnId, agentName, deliveries, ...rest }: MessageRow,
  opener: Opener,
): ConsoleMessage {
  return {
    ...rest,
    ...present({ content: opener.content(sealed), language, turnId, agentName }),
    deliveries: deliveries.map(({ problem, at, ...delivery }) => ({
      ...delivery,
      at: new Date(at),
      ...present({ problem }),
    })),
  };
}
