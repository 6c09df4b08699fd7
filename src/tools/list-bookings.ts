import { z } from "zod";
import type { Bookings } from "../core/contracts/bookings.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { statusNow } from "./cancellation-terms.ts";

const LIMIT = 10;

export const listBookings = (bookings: Bookings) =>
  defineTool({
    name: "list_bookings",
    description:
      "Lists the customer's bookings, the next one first. Use it when the customer does not know the booking number.",
    risk: "read",
    trust: 1,
    confirm: false,
    timeoutMs: 3000,
    input: z.strictObject({
      /** `open`: only those that can still take place, be moved or be cancelled. */
      which: z.enum(["all", "open"]).default("all"),
    }),
    output: z.object({
      bookings: z.array(
        z.object({
          bookingId: z.string(),
          productId: z.string(),
          title: z.string(),
          status: z.string(),
          startsAt: z.iso.datetime(),
          travellers: z.int(),
          totalCents: z.int(),
          currency: z.string(),
        }),
      ),
    }),

    async run({ which }, { backofficeId = "", now }) {
      const found = await bookings.list(backofficeId, now, LIMIT);
      return {
        bookings: found
          .map((booking) => ({
            bookingId: booking.bookingId,
            productId: booking.productId,
            title: booking.title,
            status: statusNow(booking, now),
            startsAt: booking.startsAt.toISOString(),
            travellers: booking.travellers,
            totalCents: booking.paidCents,
            currency: booking.currency,
          }))
          .filter(({ status }) => which === "all" || status === "confirmed" || status === "called-off"),
      };
    },
  });
