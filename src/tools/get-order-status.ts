import { DateTime } from "luxon";
import { z } from "zod";
import type { Order, Orders } from "../core/contracts/backends.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";

/** Order numbers as customers write them; whose they are is checked by the back office. */
export const orderId = z.string().trim().min(1).max(64);

const output = z.object({
  orderId: z.string(),
  status: z.string(),
  placedAt: z.iso.datetime(),
  shippedAt: z.iso.datetime().optional(),
  expectedAt: z.iso.datetime().optional(),
  deliveredAt: z.iso.datetime().optional(),
  /** The expected day is over, and it has not come. */
  overdue: z.boolean().optional(),
  carrier: z.string().optional(),
  trackingNumber: z.string().optional(),
  currency: z.string(),
  totalCents: z.int(),
  lines: z.array(
    z.object({ lineId: z.string(), productId: z.string(), title: z.string(), quantity: z.int(), unitCents: z.int() }),
  ),
});

export const getOrderStatus = (orders: Orders) =>
  defineTool({
    name: "get_order_status",
    description:
      "Reads status, dates, tracking and lines of one order of the customer. Needs the order number; use list_orders when it is not known.",
    risk: "read",
    trust: 1,
    confirm: false,
    timeoutMs: 3000,
    input: z.strictObject({ order_id: orderId }),
    output,

    async run({ order_id }, { backofficeId = "", now, timeZone }) {
      const order = await orders.get(backofficeId, order_id);
      // Somebody else's order looks exactly like a missing one, so order numbers can't be guessed.
      if (!order) throw new AppError("not_found", "no such order for this customer");
      return {
        orderId: order.orderId,
        status: order.status,
        placedAt: order.placedAt.toISOString(),
        ...iso("shippedAt", order.shippedAt),
        ...iso("expectedAt", order.expectedAt),
        ...iso("deliveredAt", order.deliveredAt),
        ...(isOverdue(order, now, timeZone) ? { overdue: true } : {}),
        ...(order.carrier ? { carrier: order.carrier } : {}),
        ...(order.trackingNumber ? { trackingNumber: order.trackingNumber } : {}),
        currency: order.currency,
        totalCents: totalCents(order),
        lines: order.lines.map(({ lineId, productId, title, quantity, unitCents }) => ({
          lineId,
          productId,
          title,
          quantity,
          unitCents,
        })),
      };
    },
  });

/** A parcel may come until the end of its day. */
function isOverdue({ status, expectedAt, deliveredAt }: Order, now: Date, zone: string): boolean {
  const isOver = deliveredAt !== undefined || ["delivered", "cancelled", "returned"].includes(status);
  return !isOver && expectedAt !== undefined && DateTime.fromJSDate(expectedAt, { zone }).endOf("day").toJSDate() < now;
}

export const totalCents = (order: Order): number =>
  order.lines.reduce((sum, line) => sum + line.quantity * line.unitCents, order.shippingCents);

const iso = <K extends string>(key: K, date: Date | undefined): Partial<Record<K, string>> =>
  date ? ({ [key]: date.toISOString() } as Record<K, string>) : {}; // one key, just given
