import { randomUUID } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Booking, BookingChange, Bookings } from "../../../core/contracts/bookings.ts";
import { AppError } from "../../../core/errors.ts";
import { inTransaction, lockKey } from "./transaction.ts";

const SELECT = `SELECT b.id AS "bookingId", b.product_id AS "productId", b.title, b.status, b.starts_at AS "startsAt", b.travellers,
  b.currency, b.paid_cents AS "paidCents", b.refunded_cents AS "refundedCents", b.method, b.meeting_point AS "meetingPoint", b.terms,
  b.disputed, (SELECT count(*)::int FROM backoffice_booking_change c WHERE c.booking_id = b.id) AS changes FROM backoffice_booking b`;

const FIND = `SELECT c.id AS "changeId", c.booking_id AS "bookingId", b.title, c.starts_at AS "startsAt", c.amount_cents AS "amountCents",
  b.currency, b.method FROM backoffice_booking_change c JOIN backoffice_booking b ON b.id = c.booking_id WHERE c.idempotency_key = $1`;

/** Places of a departure that nobody has booked; `d` is the departure. */
const FREE = `d.places - COALESCE((SELECT sum(b.travellers) FROM backoffice_booking b
  WHERE b.product_id = d.product_id AND b.starts_at = d.starts_at AND b.status = 'confirmed'), 0)`;

/** Moves and cancellations happen under the booking's lock, and places are counted under the departure's. */
export function createBookings(pool: Pool): Bookings {
  return {
    async get(ownerId, bookingId) {
      const { rows } = await pool.query<Booking>(
        `${SELECT} WHERE b.customer_id = $1 AND upper(b.id) = upper($2) LIMIT 2`,
        [ownerId, bookingId],
      );
      return rows.length === 1 ? rows[0] : undefined;
    },

    async list(ownerId, now, limit) {
      const { rows } = await pool.query<Booking>(
        `${SELECT} WHERE b.customer_id = $1
         ORDER BY b.starts_at < $2, abs(extract(epoch FROM b.starts_at - $2::timestamptz)), b.id LIMIT $3`,
        [ownerId, now, limit],
      );
      return rows;
    },

    async departures(productId, from, travellers, limit) {
      const { rows } = await pool.query<{ startsAt: Date }>(
        `SELECT d.starts_at AS "startsAt" FROM backoffice_departure d
         WHERE d.product_id = $1 AND d.starts_at >= $2 AND ${FREE} >= $3 ORDER BY d.starts_at LIMIT $4`,
        [productId, from, travellers, limit],
      );
      return rows.map(({ startsAt }) => startsAt);
    },

    move: ({ idempotencyKey, ownerId, bookingId, from, to }) =>
      change(pool, idempotencyKey, ownerId, bookingId, async (client, booking) => {
        if (booking.startsAt.getTime() !== from.getTime())
          throw new AppError("conflict", "the booking has another date by now");
        await requirePlaces(client, booking, to);
        await client.query("UPDATE backoffice_booking SET starts_at = $2, status = 'confirmed' WHERE id = $1", [
          booking.bookingId,
          to,
        ]);
        return { startsAt: to, amountCents: 0 };
      }),

    cancel: ({ idempotencyKey, ownerId, bookingId, amountCents, currency }) =>
      change(pool, idempotencyKey, ownerId, bookingId, async (client, booking) => {
        if (!Number.isSafeInteger(amountCents) || amountCents <= 0)
          throw new AppError("invalid_input", "a cancellation gives back a positive whole amount");
        if (currency !== booking.currency) throw new AppError("conflict", "the booking was paid in another currency");
        if (amountCents > booking.paidCents - booking.refundedCents)
          throw new AppError("conflict", "the amount is more than what can still be given back");
        await client.query(
          "UPDATE backoffice_booking SET status = 'cancelled', refunded_cents = refunded_cents + $2 WHERE id = $1",
          [booking.bookingId, amountCents],
        );
        return { startsAt: booking.startsAt, amountCents };
      }),

    findChange: (key) => find(pool, key),
  };
}

/** One change under one key; only what still stands can be changed. */
function change(
  pool: Pool,
  key: string,
  ownerId: string,
  bookingId: string,
  make: (client: PoolClient, booking: Booking) => Promise<{ readonly startsAt: Date; readonly amountCents: number }>,
): Promise<BookingChange> {
  return inTransaction(pool, async (client) => {
    await lockKey(client, key);
    const first = await find(client, key);
    if (first) return first;

    const { rows } = await client.query<Booking>(`${SELECT} WHERE b.customer_id = $1 AND b.id = $2 FOR UPDATE OF b`, [
      ownerId,
      bookingId,
    ]);
    const [booking] = rows;
    if (!booking) throw new AppError("not_found", "no such booking of this customer");
    if (booking.status !== "confirmed" && booking.status !== "called-off")
      throw new AppError("conflict", "the booking is over or cancelled");
    const { startsAt, amountCents } = await make(client, booking);
    const changeId = `C-${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`;
    await client.query(
      "INSERT INTO backoffice_booking_change (id, idempotency_key, booking_id, starts_at, amount_cents) VALUES ($1, $2, $3, $4, $5)",
      [changeId, key, booking.bookingId, startsAt, amountCents],
    );
    const { title, currency, method } = booking;
    return { changeId, bookingId: booking.bookingId, title, startsAt, amountCents, currency, method };
  });
}

async function requirePlaces(client: PoolClient, { productId, travellers }: Booking, startsAt: Date): Promise<void> {
  const key = [productId, startsAt];
  // Whoever books the same start waits here, and then counts this one.
  await client.query("SELECT 1 FROM backoffice_departure WHERE product_id = $1 AND starts_at = $2 FOR UPDATE", key);
  const { rows } = await client.query<{ free: number }>(
    `SELECT (${FREE})::int AS free FROM backoffice_departure d WHERE d.product_id = $1 AND d.starts_at = $2`,
    key,
  );
  if ((rows[0]?.free ?? 0) < travellers) throw new AppError("conflict", "this start has too few places left");
}

const find = async (client: Pick<Pool, "query">, key: string): Promise<BookingChange | undefined> =>
  (await client.query<BookingChange>(FIND, [key])).rows[0];
