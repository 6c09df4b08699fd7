import type { Pool } from "pg";
import type { Sealing } from "../../src/store/sealing.ts";

/** A customer of the shop with one delivered, paid order that may be returned. */
export interface Buyer {
  readonly email: string;
  readonly orderId: string;
  readonly paidCents: number;
}

const PRICE_CENTS = 4_990;

export async function addBuyer(pool: Pool, n: number): Promise<Buyer> {
  const customerId = `chaos-${n}`;
  const email = `chaos.buyer.${n}@example.com`;
  const orderId = `NG-${70_000 + n}`;
  await pool.query("INSERT INTO backoffice_customer (id, name, email, language) VALUES ($1, $2, $3, 'en')", [
    customerId,
    `Buyer ${n}`,
    email,
  ]);
  await pool.query(
    `INSERT INTO backoffice_order (id, customer_id, status, currency, placed_at, shipped_at, delivered_at)
     VALUES ($1, $2, 'delivered', 'EUR', now() - interval '9 days', now() - interval '7 days', now() - interval '5 days')`,
    [orderId, customerId],
  );
  await pool.query(
    `INSERT INTO backoffice_order_line (id, order_id, product_id, title, quantity, unit_cents)
     VALUES ($1, $2, 'auralis-studio-one', 'Auralis Studio One', 1, $3)`,
    [`${orderId}:l1`, orderId, PRICE_CENTS],
  );
  await pool.query(
    "INSERT INTO backoffice_payment (id, order_id, method, currency, paid_cents) VALUES ($1, $2, 'card', 'EUR', $3)",
    [`pay:${orderId}`, orderId, PRICE_CENTS],
  );
  return { email, orderId, paidCents: PRICE_CENTS };
}

/** The newest one-time code in this customer's mail. */
export async function newestCode(pool: Pool, sealing: Sealing, email: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>("SELECT sealed FROM notice ORDER BY created_at DESC LIMIT 100");
  for (const { sealed } of rows) {
    const notice = JSON.stringify(sealing.service.open(sealed));
    if (!notice.includes(email)) continue;
    return /\b\d{6}\b/.exec(notice)?.[0];
  }
  return undefined;
}
