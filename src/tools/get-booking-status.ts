import { z } from "zod";
import type { Booking, Bookings } from "../core/contracts/bookings.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";
import { freeUntil, statusNow } from "./cancellation-terms.ts";

/** Booking numbers as customers write them; whose they are is checked by the back office. */
export const bookingId = z.string().trim().min(1).max(64);

export const getBookingStatus = (bookings: Bookings) =>
  defineTool({
    name: "get_booking_status",
    description:
      "Reads status, start, travellers, price and meeting point of one booking of the customer. Needs the booking number; use list_bookings when it is not known.",
    risk: "read",
    trust: 1,
    confirm: false,
    timeoutMs: 3000,
    input: z.strictObject({ booking_id: bookingId }),
    output: z.object({
      bookingId: z.string(),
      productId: z.string(),
      title: z.string(),
      status: z.string(),
      startsAt: z.iso.datetime(),
      travellers: z.int(),
      totalCents: z.int(),
      currency: z.string(),
      meetingPoint: z.string().optional(),
      /** Until then cancelling gives all of the price back. */
      freeUntil: z.iso.datetime().optional(),
    }),

    async run({ booking_id }, { backofficeId = "", now, language }) {
      const booking = await ownBooking(bookings, backofficeId, booking_id);
      const status = statusNow(booking, now);
      const meetingPoint = meetingPointIn(booking, language);
      const until = status === "confirmed" ? freeUntil(booking, now) : undefined;
      return {
        bookingId: booking.bookingId,
        productId: booking.productId,
        title: booking.title,
        status,
        startsAt: booking.startsAt.toISOString(),
        travellers: booking.travellers,
        totalCents: booking.paidCents,
        currency: booking.currency,
        ...(meetingPoint ? { meetingPoint } : {}),
        ...(until ? { freeUntil: until.toISOString() } : {}),
      };
    },
  });

/** Throws `not_found`; somebody else's booking looks exactly like a missing one, so numbers can't be guessed. */
export async function ownBooking(bookings: Bookings, ownerId: string, id: string): Promise<Booking> {
  const booking = await bookings.get(ownerId, id);
  if (!booking) throw new AppError("not_found", "no such booking for this customer");
  return booking;
}

/** In the customer's language, else in English, else in whatever there is. */
export const meetingPointIn = ({ meetingPoint }: Booking, language: string): string | undefined =>
  meetingPoint[language] ?? meetingPoint.en ?? Object.values(meetingPoint)[0];
