import { DateTime } from "luxon";
import { z } from "zod";
import type { Booking, BookingChange, Bookings } from "../core/contracts/bookings.ts";
import { defineTool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";
import { mayMove } from "./cancellation-terms.ts";
import { bookingId, ownBooking } from "./get-booking-status.ts";

const OFFERED = 3;
const DAY_MS = 86_400_000;

/** The customer agrees to one start, to the minute: a day alone is answered with the starts of that day. */
export const changeBookingDate = (bookings: Bookings) => {
  async function load(ownerId: string, id: string, date: string, now: Date, zone: string) {
    const booking = await ownBooking(bookings, ownerId, id);
    if (!mayMove(booking, now)) throw new AppError("conflict", "the time for changes is over");
    const wanted = DateTime.fromISO(date, { zone });
    if (!wanted.isValid) throw new AppError("invalid_input", "not a date", { details: { detail: "date" } });
    const startsAt = wanted.toJSDate();
    const [exact] = await bookings.departures(booking.productId, startsAt, booking.travellers, 1);
    if (startsAt <= now || exact?.getTime() !== startsAt.getTime() || exact.getTime() === booking.startsAt.getTime())
      throw await offer(booking, wanted.startOf("day").toJSDate(), now);
    return { booking, startsAt };
  }

  /** Not a start with places: those of that day, else the next ones. */
  async function offer({ productId, travellers, startsAt }: Booking, day: Date, now: Date): Promise<AppError> {
    const from = new Date(Math.max(day.getTime(), now.getTime() + 1));
    const next = await bookings.departures(productId, from, travellers, OFFERED + 1);
    const others = next.filter((date) => date.getTime() !== startsAt.getTime()).slice(0, OFFERED);
    const sameDay = others.filter((date) => date.getTime() < day.getTime() + DAY_MS);
    const offered = sameDay.length > 0 ? sameDay : others;
    return new AppError("conflict", "not a start with places", {
      details: { detail: `free:${offered.map((date) => date.toISOString()).join(",")}` },
    });
  }

  return defineTool({
    name: "change_booking_date",
    description:
      "Moves a booking of the customer to another start of the same tour. Dates are ISO 8601. Not for cancelling, and not for another tour.",
    risk: "write",
    trust: 2,
    confirm: true,
    timeoutMs: 5000,
    input: z.strictObject({ booking_id: bookingId, date: z.string().trim().min(10).max(40) }),
    output: z.object({
      changeId: z.string(),
      bookingId: z.string(),
      title: z.string(),
      startsAt: z.iso.datetime(),
    }),

    async facts({ booking_id, date }, { backofficeId = "", now, timeZone }) {
      const { booking } = await load(backofficeId, booking_id, date, now, timeZone);
      return { ownedByCustomer: true, disputed: booking.disputed };
    },

    /** `move:<booking>:<start>:<which change it is>`: asked twice at once, it is one move. */
    async businessKey({ booking_id, date }, { backofficeId = "", now, timeZone }) {
      const { booking, startsAt } = await load(backofficeId, booking_id, date, now, timeZone);
      return `move:${booking.bookingId}:${startsAt.toISOString()}:${booking.changes + 1}`;
    },

    async run({ booking_id, date }, { backofficeId = "", idempotencyKey, now, timeZone }) {
      const { booking, startsAt } = await load(backofficeId, booking_id, date, now, timeZone);
      const moved = await bookings.move({
        idempotencyKey,
        ownerId: backofficeId,
        bookingId: booking.bookingId,
        from: booking.startsAt,
        to: startsAt,
      });
      return result(moved);
    },

    async find(key) {
      const moved = await bookings.findChange(key);
      return moved && result(moved);
    },
  });
};

const result = ({ changeId, bookingId: id, title, startsAt }: BookingChange) => ({
  changeId,
  bookingId: id,
  title,
  startsAt: startsAt.toISOString(),
});
