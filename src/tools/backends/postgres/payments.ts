import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Payments, Refund, RefundLine } from "../../../core/contracts/backends.ts";
import { AppError } from "../../../core/errors.ts";
import { readLines } from "./orders.ts";
import { inTransaction, lockKey } from "./transaction.ts";

const FIND = `SELECT r.id AS "refundId", r.order_id AS "orderId", r.amount_cents AS "amountCents", r.currency, r.status, p.method
  FROM backoffice_refund r JOIN backoffice_payment p ON p.id = r.payment_id WHERE r.idempotency_key = $1`;

interface PaymentRow {
  readonly id: string;
  readonly method: string;
  readonly currency: string;
  readonly leftCents: number;
}

/** Money goes back under the lock of the payment it came from; `refunded <= paid` is also a database constraint. */
export function createPayments(pool: Pool): Payments {
  return {
    async account(ownerId, orderId) {
      const { rows } = await pool.query<{ currency: string; paid: string; refunded: string; refunds: string }>(
        `SELECT o.currency, COALESCE(sum(p.paid_cents), 0) AS paid, COALESCE(sum(p.refunded_cents), 0) AS refunded,
           (SELECT count(*) FROM backoffice_refund r WHERE r.order_id = o.id) AS refunds
         FROM backoffice_order o LEFT JOIN backoffice_payment p ON p.order_id = o.id
         WHERE o.customer_id = $1 AND o.id = $2 GROUP BY o.id`,
        [ownerId, orderId],
      );
      const row = rows[0];
      return (
        row && {
          currency: row.currency,
          paidCents: Number(row.paid),
          refundedCents: Number(row.refunded),
          refunds: Number(row.refunds),
        }
      );
    },

    async history(ownerId, now) {
      const { rows } = await pool.query<{ today: string; month: string }>(
        `SELECT COALESCE(sum(r.amount_cents) FILTER (WHERE r.created_at > $2::timestamptz - interval '24 hours'), 0) AS today,
           count(*) FILTER (WHERE r.created_at > $2::timestamptz - interval '30 days') AS month
         FROM (
           SELECT r.amount_cents, r.created_at FROM backoffice_refund r JOIN backoffice_order o ON o.id = r.order_id WHERE o.customer_id = $1
           UNION ALL
           SELECT c.amount_cents, c.created_at FROM backoffice_booking_change c JOIN backoffice_booking b ON b.id = c.booking_id
           WHERE b.customer_id = $1 AND c.amount_cents > 0) r`,
        [ownerId, now],
      );
      return { refundedTodayCents: Number(rows[0]?.today ?? 0), refundsIn30Days: Number(rows[0]?.month ?? 0) };
    },

    refund(request) {
      return inTransaction(pool, async (client) => {
        await lockKey(client, request.idempotencyKey);
        const first = await find(client, request.idempotencyKey);
        if (first) return first;

        const payment = await lockPayment(client, request.ownerId, request.orderId, request.amountCents);
        if (payment.currency !== request.currency)
          throw new AppError("conflict", "the order was paid in another currency");
        await requireLinesLeft(client, request.orderId, request.lines);

        const refundId = `R-${randomUUID().replaceAll("-", "").slice(0, 12).toUpperCase()}`;
        await client.query("UPDATE backoffice_payment SET refunded_cents = refunded_cents + $2 WHERE id = $1", [
          payment.id,
          request.amountCents,
        ]);
        await client.query(
          `INSERT INTO backoffice_refund (id, idempotency_key, order_id, payment_id, amount_cents, currency, lines, reason, status)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'accepted')`,
          [
            refundId,
            request.idempotencyKey,
            request.orderId,
            payment.id,
            request.amountCents,
            request.currency,
            JSON.stringify(request.lines),
            request.reason,
          ],
        );
        const { orderId, amountCents, currency } = request;
        return { refundId, orderId, amountCents, currency, status: "accepted" as const, method: payment.method };
      });
    },

    findRefund: (key) => find(pool, key),
  };
}

const find = async (client: Pick<Pool, "query">, key: string): Promise<Refund | undefined> =>
  (await client.query<Refund>(FIND, [key])).rows[0];

/** All payments of the order are locked in one order; the first that still holds the amount gives it back. */
async function lockPayment(
  client: PoolClient,
  ownerId: string,
  orderId: string,
  amountCents: number,
): Promise<PaymentRow> {
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0)
    throw new AppError("invalid_input", "a refund needs a positive whole amount");
  const { rows } = await client.query<PaymentRow>(
    `SELECT p.id, p.method, p.currency, p.paid_cents - p.refunded_cents AS "leftCents"
     FROM backoffice_payment p JOIN backoffice_order o ON o.id = p.order_id
     WHERE p.order_id = $1 AND o.customer_id = $2 ORDER BY p.id FOR UPDATE OF p`,
    [orderId, ownerId],
  );
  if (rows.length === 0) throw new AppError("not_found", "no payment for this order of this customer");
  const payment = rows.find((row) => row.leftCents >= amountCents);
  if (!payment) throw new AppError("conflict", "the amount is more than what can still be refunded");
  return payment;
}

async function requireLinesLeft(client: PoolClient, orderId: string, wanted: readonly RefundLine[]): Promise<void> {
  const lines = (await readLines(client, [orderId])).get(orderId) ?? [];
  for (const { lineId, quantity } of wanted) {
    const line = lines.find((candidate) => candidate.lineId === lineId);
    if (!line) throw new AppError("not_found", "no such line on this order");
    if (quantity > line.quantity - line.refunded) throw new AppError("conflict", "a line was already refunded");
  }
}
