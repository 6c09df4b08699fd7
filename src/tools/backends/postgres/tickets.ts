import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Tickets } from "../../../core/contracts/backends.ts";
import { AppError } from "../../../core/errors.ts";

export function createTickets(pool: Pool): Tickets {
  const findTicket = async (key: string) =>
    (
      await pool.query<{ ticketId: string }>(
        'SELECT id AS "ticketId" FROM backoffice_ticket WHERE idempotency_key = $1',
        [key],
      )
    ).rows[0];

  return {
    async open(ticket) {
      const { rowCount } = await pool.query(
        `INSERT INTO backoffice_ticket (id, idempotency_key, conversation_id, backoffice_id, subject, details, priority)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (idempotency_key) DO NOTHING`,
        [
          `T-${randomUUID().slice(0, 8).toUpperCase()}`,
          ticket.idempotencyKey,
          ticket.conversationId,
          ticket.backofficeId ?? null,
          ticket.subject,
          ticket.details,
          ticket.priority,
        ],
      );
      const stored = await findTicket(ticket.idempotencyKey);
      if (!stored) throw new AppError("upstream_failed", `a ticket was written (${rowCount}) and is not there`);
      return stored;
    },

    findTicket,
  };
}
