import { z } from "zod";
import type { Bookings } from "../core/contracts/bookings.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";
import { statusNow } from "./cancellation-terms.ts";
import { bookingId, meetingPointIn, ownBooking } from "./get-booking-status.ts";

export const getMeetingPoint = (bookings: Bookings) =>
  defineTool({
    name: "get_meeting_point",
    description: "Reads where and when one booking of the customer begins. Needs the booking number.",
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
      meetingPoint: z.string(),
    }),

    async run({ booking_id }, { backofficeId = "", now, language }) {
      const booking = await ownBooking(bookings, backofficeId, booking_id);
      const meetingPoint = meetingPointIn(booking, language);
      if (!meetingPoint) throw new AppError("conflict", "this booking has no meeting point");
      return {
        bookingId: booking.bookingId,
        productId: booking.productId,
        title: booking.title,
        status: statusNow(booking, now),
        startsAt: booking.startsAt.toISOString(),
        meetingPoint,
      };
    },
  });
