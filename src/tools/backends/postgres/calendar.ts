import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Calendar, Callback } from "../../../core/contracts/backends.ts";
import type { Seal } from "../../../core/contracts/seal.ts";
import { AppError } from "../../../core/errors.ts";
import { inTransaction, lockKey } from "./transaction.ts";

const FIND = `SELECT id AS "callbackId", starts_at AS "startsAt" FROM backoffice_callback WHERE idempotency_key = $1`;

export function createCalendar(pool: Pool, seal: Seal): Calendar {
  const find = async (client: Pick<Pool, "query">, key: string): Promise<Callback | undefined> =>
    (await client.query<Callback>(FIND, [key])).rows[0];

  return {
    async free(from, limit) {
      const { rows } = await pool.query<{ startsAt: Date }>(
        `SELECT starts_at AS "startsAt" FROM backoffice_callback_slot WHERE starts_at >= $1 AND booked < capacity ORDER BY starts_at LIMIT $2`,
        [from, limit],
      );
      return rows.map((row) => row.startsAt);
    },

    book(request) {
      return inTransaction(pool, async (client) => {
        await lockKey(client, request.idempotencyKey);
        const first = await find(client, request.idempotencyKey);
        if (first) return first;

        const { rowCount } = await client.query(
          "UPDATE backoffice_callback_slot SET booked = booked + 1 WHERE starts_at = $1 AND booked < capacity",
          [request.startsAt],
        );
        if (rowCount !== 1) throw new AppError("conflict", "this time is not open for callbacks");
        const callbackId = `CB-${randomUUID().slice(0, 8).toUpperCase()}`;
        await client.query(
          `INSERT INTO backoffice_callback (id, idempotency_key, conversation_id, backoffice_id, starts_at, sealed_phone) VALUES ($1, $2, $3, $4, $5, $6)`,
          [
            callbackId,
            request.idempotencyKey,
            request.conversationId,
            request.backofficeId ?? null,
            request.startsAt,
            seal.seal(request.phone),
          ],
        );
        return { callbackId, startsAt: request.startsAt };
      });
    },

    findCallback: (key) => find(pool, key),

    async upcoming(conversationId, now) {
      const { rows } = await pool.query<{ n: string }>(
        "SELECT count(*) AS n FROM backoffice_callback WHERE conversation_id = $1 AND starts_at > $2 AND status = 'booked'",
        [conversationId, now],
      );
      return Number(rows[0]?.n ?? 0);
    },
  };
}
