import { z } from "zod";
import type { Orders } from "../core/contracts/backends.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { totalCents } from "./get-order-status.ts";

const LIMIT = 10;

export const listOrders = (orders: Orders) =>
  defineTool({
    name: "list_orders",
    description:
      "Lists the customer's latest orders, newest first. Use it when the customer does not know the order number.",
    risk: "read",
    trust: 1,
    confirm: false,
    timeoutMs: 3000,
    input: z.strictObject({}),
    output: z.object({
      orders: z.array(
        z.object({
          orderId: z.string(),
          status: z.string(),
          placedAt: z.iso.datetime(),
          totalCents: z.int(),
          currency: z.string(),
          titles: z.array(z.string()),
        }),
      ),
    }),

    async run(_input, { backofficeId = "" }) {
      const found = await orders.list(backofficeId, LIMIT);
      return {
        orders: found.map((order) => ({
          orderId: order.orderId,
          status: order.status,
          placedAt: order.placedAt.toISOString(),
          totalCents: totalCents(order),
          currency: order.currency,
          titles: order.lines.map((line) => line.title),
        })),
      };
    },
  });
