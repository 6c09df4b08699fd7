import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Pool, PoolClient } from "pg";
import type { Playbook } from "../../core/playbook/schema.ts";
import { loadDemoBookings } from "./load-demo-bookings.ts";
import { openCallbackSlots } from "./open-callback-slots.ts";
import { inTransaction } from "./postgres/transaction.ts";

type DemoOrder = Playbook["demo"]["orders"][number];

const DAY_MS = 86_400_000;

/**
 * Puts a playbook's demo customers, orders and bookings into the built-in back office and opens callback slots. May run at every
 * start, in several processes: an order that money was given back for is left as it is, all others are made anew, so
 * that "delivered three days ago" stays true.
 */
export async function loadDemoData(pool: Pool, playbook: Playbook, now: Date): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('load-demo-data', 0))");
    const ids = new Map<string, string>();
    for (const customer of playbook.demo.customers) ids.set(customer.id, await saveCustomer(client, customer));
    for (const order of playbook.demo.orders) {
      const owner = ids.get(order.customer);
      if (owner !== undefined && (await mayReplace(client, order.id))) await saveOrder(client, order, owner, now);
    }
    await loadDemoBookings(client, playbook, ids, now);
  });
  await openCallbackSlots(pool, playbook, now);
}

/** An e-mail belongs to one account: another playbook's customer with the same e-mail is the same account. */
async function saveCustomer(client: PoolClient, customer: Playbook["demo"]["customers"][number]): Promise<string> {
  const phone = customer.phone && (parsePhoneNumberFromString(customer.phone)?.number ?? customer.phone);
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM backoffice_customer WHERE lower(email) = lower($1) AND id <> $2",
    [customer.email, customer.id],
  );
  const id = rows[0]?.id ?? customer.id;
  await client.query(
    `INSERT INTO backoffice_customer (id, name, email, phone, language) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET name = $2, email = $3, phone = $4, language = $5`,
    [id, customer.name, customer.email, phone ?? null, customer.language ?? null],
  );
  return id;
}

async function mayReplace(client: PoolClient, orderId: string): Promise<boolean> {
  await client.query("SELECT 1 FROM backoffice_payment WHERE order_id = $1 FOR UPDATE", [orderId]);
  return (
    (await client.query("SELECT 1 FROM backoffice_refund WHERE order_id = $1 LIMIT 1", [orderId])).rows.length === 0
  );
}

async function saveOrder(client: PoolClient, order: DemoOrder, owner: string, now: Date): Promise<void> {
  const ago = (days: number | undefined): Date | null =>
    days === undefined ? null : new Date(now.getTime() - days * DAY_MS);
  await client.query(
    `INSERT INTO backoffice_order (id, customer_id, status, currency, shipping_cents, placed_at, shipped_at, expected_at, delivered_at, carrier,
       tracking_number, disputed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (id) DO UPDATE SET customer_id = $2, status = $3, currency = $4, shipping_cents = $5, placed_at = $6, shipped_at = $7,
       expected_at = $8, delivered_at = $9, carrier = $10, tracking_number = $11, disputed = $12`,
    [
      order.id,
      owner,
      order.status,
      order.currency,
      order.shippingCents,
      ago(order.placedDaysAgo),
      ago(order.shippedDaysAgo),
      ago(order.expectedInDays === undefined ? undefined : -order.expectedInDays),
      ago(order.deliveredDaysAgo),
      order.carrier ?? null,
      order.trackingNumber ?? null,
      order.disputed,
    ],
  );
  await client.query("DELETE FROM backoffice_order_line WHERE order_id = $1", [order.id]);
  for (const line of order.lines) {
    await client.query(
      "INSERT INTO backoffice_order_line (id, order_id, product_id, title, quantity, unit_cents) VALUES ($1, $2, $3, $4, $5, $6)",
      [`${order.id}:${line.id}`, order.id, line.product, line.title, line.quantity, line.unitCents],
    );
  }
  await client.query(
    `INSERT INTO backoffice_payment (id, order_id, method, currency, paid_cents) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET method = $3, currency = $4, paid_cents = $5, refunded_cents = 0`,
    [`pay:${order.id}`, order.id, order.paymentMethod, order.currency, paidCents(order)],
  );
}

/** An order that was only placed is not paid yet; a cancelled one has its money back. */
function paidCents({ status, shippingCents, lines }: DemoOrder): number {
  if (status === "placed" || status === "cancelled") return 0;
  return lines.reduce((sum, line) => sum + line.quantity * line.unitCents, shippingCents);
}
