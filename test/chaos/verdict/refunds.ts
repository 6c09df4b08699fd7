import { type Evidence, rowsOf, type Verdict } from "./promise.ts";

interface OrderRow {
  readonly orderId: string;
  readonly refundedCents: number;
  readonly refunds: string;
  readonly sumCents: string;
  readonly receipts: string;
}

/** Money moves once for each confirmation, and never without one. */
export async function judgeRefunds({ pool, wishes }: Evidence): Promise<readonly Verdict[]> {
  const orders = await rowsOf<OrderRow>(
    pool,
    `SELECT p.order_id AS "orderId", p.refunded_cents AS "refundedCents",
       (SELECT count(*) FROM backoffice_refund r WHERE r.order_id = p.order_id) AS refunds,
       (SELECT coalesce(sum(amount_cents), 0) FROM backoffice_refund r WHERE r.order_id = p.order_id) AS "sumCents",
       (SELECT count(*) FROM tool_call t WHERE t.tool = 'process_refund' AND t.state = 'done' AND t.args->>'order_id' = p.order_id) AS receipts
     FROM backoffice_payment p`,
  );
  const people = new Set(
    (
      await rowsOf<{ thread: string }>(
        pool,
        "SELECT thread_id AS thread FROM conversation WHERE owner IN ('queue', 'agent')",
      )
    ).map(({ thread }) => thread),
  );
  const more: string[] = [];
  const unserved: string[] = [];
  const wrong: string[] = [];
  for (const wish of wishes) {
    const order = orders.find(({ orderId }) => orderId === wish.orderId);
    const refunds = Number(order?.refunds ?? 0);
    if (refunds > 1 || (refunds === 1 && !wish.confirmed))
      more.push(`${wish.orderId}: ${refunds} refunds, ${wish.confirmed ? "" : "not "}confirmed`);
    const served = refunds === 1 && Number(order?.receipts) === 1;
    if (wish.confirmed && !served && !people.has(String(wish.chatId)))
      unserved.push(`${wish.orderId}: ${refunds} refunds, ${order?.receipts} receipts`);
    if (order?.refundedCents !== Number(order?.sumCents) || (refunds === 1 && order.refundedCents !== wish.paidCents))
      wrong.push(wish.orderId);
  }
  return [
    { promise: "no refund twice, none without a confirmation", broken: more },
    { promise: "each confirmed refund was carried out with a receipt, or is with a person", broken: unserved },
    { promise: "the money that went back is what was agreed", broken: wrong },
  ];
}
