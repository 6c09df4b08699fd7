import type { Booking } from "../core/contracts/bookings.ts";

const HOUR_MS = 3_600_000;

/**
 * What cancelling now gives back, by the terms agreed when it was booked: all of it when whoever runs it called it off,
 * else the share of the first deadline that is still ahead. Pure; never negative, never more than what is left.
 */
export function refundOnCancelling(booking: Booking, now: Date): number {
  const { status, paidCents, refundedCents } = booking;
  const percent = status === "called-off" ? 100 : refundPercent(booking, now);
  return Math.max(0, Math.floor((paidCents * percent) / 100) - refundedCents);
}

function refundPercent({ terms, startsAt }: Booking, now: Date): number {
  const hoursLeft = (startsAt.getTime() - now.getTime()) / HOUR_MS;
  return Math.max(
    0,
    ...terms.refunds.filter(({ untilHours }) => hoursLeft >= untilHours).map(({ percent }) => percent),
  );
}

/** Until when all of the price comes back; undefined when that time has passed, or there is none. */
export function freeUntil({ terms, startsAt }: Booking, now: Date): Date | undefined {
  const hours = terms.refunds.filter(({ percent }) => percent === 100).map(({ untilHours }) => untilHours);
  if (hours.length === 0) return undefined;
  const until = new Date(startsAt.getTime() - Math.min(...hours) * HOUR_MS);
  return until > now ? until : undefined;
}

/** What was called off may be moved at any time. */
export const mayMove = ({ status, terms, startsAt }: Booking, now: Date): boolean =>
  status === "called-off" ||
  (status === "confirmed" && startsAt.getTime() - now.getTime() >= terms.changeUntilHours * HOUR_MS);

/** A confirmed booking is over once it has begun, whoever forgot to say so. */
export const statusNow = ({ status, startsAt }: Booking, now: Date): Booking["status"] =>
  status === "confirmed" && startsAt <= now ? "completed" : status;
