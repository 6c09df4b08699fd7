import type { Pool } from "pg";
import type { Order, OrderLine, Orders } from "../../../core/contracts/backends.ts";
import { present } from "./transaction.ts";

interface OrderRow {
  readonly orderId: string;
  readonly status: string;
  readonly currency: string;
  readonly shippingCents: number;
  readonly placedAt: Date;
  readonly shippedAt: Date | null;
  readonly expectedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly disputed: boolean;
}

const SELECT = `SELECT id AS "orderId", status, currency, shipping_cents AS "shippingCents", placed_at AS "placedAt", shipped_at AS "shippedAt",
  expected_at AS "expectedAt", delivered_at AS "deliveredAt", carrier, tracking_number AS "trackingNumber", disputed FROM backoffice_order`;

/** A line's id is unique within its order; rows carry `<order>:<line>`. */
const LINES = `SELECT l.order_id AS "orderId", substr(l.id, length(l.order_id) + 2) AS "lineId", l.product_id AS "productId", l.title,
  l.quantity, l.unit_cents AS "unitCents", COALESCE((
    SELECT sum((r.line->>'quantity')::int)::int FROM (
      SELECT jsonb_array_elements(f.lines) AS line FROM backoffice_refund f WHERE f.order_id = l.order_id) r
    WHERE r.line->>'lineId' = substr(l.id, length(l.order_id) + 2)), 0) AS refunded
  FROM backoffice_order_line l WHERE l.order_id = ANY($1) ORDER BY l.order_id, l.id`;

export function createOrders(pool: Pool): Orders {
  const withLines = async (rows: readonly OrderRow[]): Promise<readonly Order[]> => {
    const lines = await readLines(
      pool,
      rows.map((row) => row.orderId),
    );
    return rows.map((row) => ({ ...present(row), lines: lines.get(row.orderId) ?? [] }));
  };

  return {
    async get(ownerId, orderId) {
      const { rows } = await pool.query<OrderRow>(
        `${SELECT} WHERE customer_id = $1 AND upper(id) = upper($2) LIMIT 2`,
        [ownerId, orderId],
      );
      return rows.length === 1 ? (await withLines(rows))[0] : undefined;
    },

    async list(ownerId, limit) {
      const { rows } = await pool.query<OrderRow>(
        `${SELECT} WHERE customer_id = $1 ORDER BY placed_at DESC, id LIMIT $2`,
        [ownerId, limit],
      );
      return withLines(rows);
    },

    async count(ownerId) {
      const { rows } = await pool.query<{ n: string }>(
        "SELECT count(*) AS n FROM backoffice_order WHERE customer_id = $1",
        [ownerId],
      );
      return Number(rows[0]?.n ?? 0);
    },
  };
}

/** Also used under the payment's lock, where quantities may not be refunded twice. */
export async function readLines(
  client: Pick<Pool, "query">,
  orderIds: readonly string[],
): Promise<Map<string, OrderLine[]>> {
  const byOrder = new Map<string, OrderLine[]>();
  if (orderIds.length === 0) return byOrder;
  const { rows } = await client.query<OrderLine & { orderId: string }>(LINES, [orderIds]);
  for (const { orderId, ...line } of rows) byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), line]);
  return byOrder;
}
