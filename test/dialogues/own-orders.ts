import type { TestApp } from "../support/app.ts";

/**
 * Customers whose money really moves have orders of their own, copied from the demo: nobody else's dialogue may find
 * an order refunded that it was about to refund.
 */
export async function giveOwnOrders({ pool }: TestApp): Promise<void> {
  for (const [name, from, add] of [
    ["nina", "c-ben", 10_000],
    ["omar", "c-jack", 10_000],
  ] as const) {
    const id = `c-${name}`;
    const order = `'NG-' || (substr(id, 4)::int + ${add})`;
    const copies = [
      `INSERT INTO backoffice_customer (id, name, email, phone, language)
       SELECT $2, name, $2 || '@example.com', phone, language FROM backoffice_customer WHERE id = $1`,
      `INSERT INTO backoffice_order (id, customer_id, status, currency, shipping_cents, placed_at, shipped_at, expected_at, delivered_at, carrier, tracking_number, disputed)
       SELECT ${order}, $2, status, currency, shipping_cents, placed_at, shipped_at, expected_at, delivered_at, carrier, tracking_number, disputed
       FROM backoffice_order WHERE customer_id = $1`,
      `INSERT INTO backoffice_order_line (id, order_id, product_id, title, quantity, unit_cents)
       SELECT l.id || $2, ${order.replace("substr(id", "substr(o.id")}, product_id, title, quantity, unit_cents
       FROM backoffice_order_line l JOIN backoffice_order o ON o.id = l.order_id WHERE o.customer_id = $1`,
      `INSERT INTO backoffice_payment (id, order_id, method, currency, paid_cents)
       SELECT p.id || $2, ${order.replace("substr(id", "substr(o.id")}, method, p.currency, paid_cents
       FROM backoffice_payment p JOIN backoffice_order o ON o.id = p.order_id WHERE o.customer_id = $1`,
    ];
    for (const sql of copies) await pool.query(sql, [from, id]);
  }
}
