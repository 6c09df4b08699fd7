import { z } from "zod";
import type { Backends } from "../core/contracts/backends.ts";
import type { BookingChange } from "../core/contracts/bookings.ts";
import { defineTool, type PolicyFacts } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";
import { refundOnCancelling, statusNow } from "./cancellation-terms.ts";
import { bookingId, ownBooking } from "./get-booking-status.ts";
import type { Business } from "./registry.ts";

/** What comes back follows from the booking's terms and the clock; neither words nor arguments change it. */
export const cancelBooking = (
  { bookings, payments }: Pick<Backends, "bookings" | "payments">,
  standing: Business["standing"],
) =>
  defineTool({
    name: "cancel_booking",
    description:
      "Cancels a booking of the customer and gives back what its terms say. The system computes the amount. Not for moving it to another date.",
    risk: "money",
    trust: 2,
    confirm: true,
    timeoutMs: 10_000,
    input: z.strictObject({ booking_id: bookingId }),
    output: z.object({
      changeId: z.string(),
      bookingId: z.string(),
      title: z.string(),
      startsAt: z.iso.datetime(),
      amountCents: z.int(),
      currency: z.string(),
      method: z.string(),
    }),

    async facts({ booking_id }, { backofficeId = "", now }): Promise<PolicyFacts> {
      const booking = await ownBooking(bookings, backofficeId, booking_id);
      const status = statusNow(booking, now);
      if (status === "completed" || status === "cancelled")
        throw new AppError("conflict", "the booking is over or cancelled");
      return {
        ownedByCustomer: true,
        amountCents: refundOnCancelling(booking, now),
        refundableCents: booking.paidCents - booking.refundedCents,
        currency: booking.currency,
        disputed: booking.disputed,
        ...standing([booking.productId]),
        // Whoever runs it called it off: then it comes back, whatever was sold.
        ...(status === "called-off" ? { finalSale: false } : {}),
        ...(await payments.history(backofficeId, now)),
      };
    },

    /** A booking is cancelled once. */
    async businessKey({ booking_id }, { backofficeId = "" }) {
      return `cancel:${(await ownBooking(bookings, backofficeId, booking_id)).bookingId}`;
    },

    async run({ booking_id }, { backofficeId = "", idempotencyKey, facts }) {
      if (facts?.amountCents === undefined || facts.currency === undefined)
        throw new AppError("invalid_input", "a cancellation without agreed facts");
      const { bookingId: id } = await ownBooking(bookings, backofficeId, booking_id);
      const cancelled = await bookings.cancel({
        idempotencyKey,
        ownerId: backofficeId,
        bookingId: id,
        amountCents: facts.amountCents,
        currency: facts.currency,
      });
      return result(cancelled);
    },

    async find(key) {
      const cancelled = await bookings.findChange(key);
      return cancelled && result(cancelled);
    },
  });

const result = (cancelled: BookingChange) => ({ ...cancelled, startsAt: cancelled.startsAt.toISOString() });
