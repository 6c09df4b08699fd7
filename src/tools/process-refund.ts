import { z } from "zod";
import type { Backends, Refund } from "../core/contracts/backends.ts";
import { defineTool, type PolicyFacts } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";
import { orderId } from "./get-order-status.ts";
import { planRefund } from "./refund-plan.ts";
import type { Business } from "./registry.ts";

const DAY_MS = 86_400_000;

const line = z.strictObject({ line_id: z.string().min(1).max(64), quantity: z.int().min(1).max(10_000).optional() });

/** The amount is never an argument: it is computed from the order's lines, what was paid and what went back before. */
export const processRefund = (
  { orders, payments }: Pick<Backends, "orders" | "payments">,
  standing: Business["standing"],
) => {
  const load = async (ownerId: string, id: string) => {
    const order = await orders.get(ownerId, id);
    const account = order && (await payments.account(ownerId, order.orderId));
    // Somebody else's order looks exactly like a missing one.
    if (!order || !account) throw new AppError("not_found", "no such order for this customer");
    return { order, account };
  };

  return defineTool({
    name: "process_refund",
    description:
      "Gives money back for a whole order, or for some of its lines. Not for exchanges or questions about how returns work. The system computes the amount.",
    risk: "money",
    trust: 2,
    confirm: true,
    timeoutMs: 10_000,
    input: z.strictObject({
      order_id: orderId,
      /** Absent: everything that is left, with shipping. Quantity absent: all of the line that is left. */
      lines: z.array(line).min(1).max(100).optional(),
      reason: z.string().trim().min(1).max(500).default("unspecified"),
    }),
    output: z.object({
      refundId: z.string(),
      orderId: z.string(),
      amountCents: z.int(),
      currency: z.string(),
      status: z.enum(["accepted", "pending"]),
      method: z.string(),
    }),

    async facts({ order_id, lines }, { backofficeId = "", now }): Promise<PolicyFacts> {
      const { order, account } = await load(backofficeId, order_id);
      const plan = planRefund(order, account, lines);
      const products = order.lines
        .filter(({ lineId }) => plan.lines.some((wanted) => wanted.lineId === lineId))
        .map(({ productId }) => productId);
      return {
        ownedByCustomer: true,
        amountCents: plan.amountCents,
        refundableCents: plan.refundableCents,
        orderRefundedCents: account.refundedCents,
        currency: account.currency,
        disputed: order.disputed,
        inTransit: order.status === "shipped" && order.deliveredAt === undefined,
        ...standing(products),
        ...(order.deliveredAt ? { daysSinceDelivery: (now.getTime() - order.deliveredAt.getTime()) / DAY_MS } : {}),
        ...(await payments.history(backofficeId, now)),
      };
    },

    /** `refund:<order>:<lines>:<how many refunds the order had before>`: asked twice at once, it is one refund. */
    async businessKey({ order_id, lines }, { backofficeId = "" }) {
      const { order, account } = await load(backofficeId, order_id);
      const wanted = planRefund(order, account, lines).lines.map(({ lineId, quantity }) => `${lineId}x${quantity}`);
      return `refund:${order.orderId}:${lines ? wanted.sort().join("+") : "all"}:${account.refunds + 1}`;
    },

    async run({ order_id, lines, reason }, { backofficeId = "", idempotencyKey, facts }): Promise<Refund> {
      if (facts?.amountCents === undefined || facts.currency === undefined)
        throw new AppError("invalid_input", "a refund without agreed facts");
      const { order, account } = await load(backofficeId, order_id);
      return payments.refund({
        idempotencyKey,
        ownerId: backofficeId,
        orderId: order.orderId,
        amountCents: facts.amountCents,
        currency: facts.currency,
        lines: planRefund(order, account, lines).lines,
        reason,
      });
    },

    find: (key) => payments.findRefund(key),
  });
};
