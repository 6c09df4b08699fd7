import { DateTime } from "luxon";
import type { PoolClient } from "pg";
import type { Demo } from "../../core/playbook/demo-schema.ts";
import type { Playbook } from "../../core/playbook/schema.ts";

type Tour = Demo["tours"][number];

/** So far ahead the demo's tours can be booked. */
const DAYS_AHEAD = 60;

/**
 * Opens the starts of the coming weeks and puts in the demo's bookings. One that was moved or cancelled is left as it is,
 * all others are made anew, so that "in three days" stays true. `owners`: the demo's customers → accounts.
 */
export async function loadDemoBookings(
  client: PoolClient,
  { demo, graph, timeZone, currency }: Playbook,
  owners: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const today = DateTime.fromJSDate(now, { zone: timeZone }).startOf("day");
  for (const tour of demo.tours) await openDepartures(client, tour, today);
  for (const booking of demo.bookings) {
    const tour = demo.tours.find(({ product }) => product === booking.product);
    const owner = owners.get(booking.customer);
    if (!tour || owner === undefined) continue;
    const title = graph.nodes.find(({ id }) => id === booking.product)?.name ?? booking.product;
    const startsAt = at(today.plus({ days: booking.startsInDays }), booking.time);
    await client.query(
      `INSERT INTO backoffice_booking (id, customer_id, product_id, title, status, starts_at, travellers, currency, paid_cents, method,
         meeting_point, terms, disputed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (id) DO UPDATE SET customer_id = $2, product_id = $3, title = $4, status = $5, starts_at = $6, travellers = $7,
         currency = $8, paid_cents = $9, method = $10, meeting_point = $11, terms = $12, disputed = $13
       WHERE NOT EXISTS (SELECT 1 FROM backoffice_booking_change c WHERE c.booking_id = backoffice_booking.id)`,
      [
        booking.id,
        owner,
        booking.product,
        title,
        booking.status,
        startsAt,
        booking.travellers,
        currency,
        booking.travellers * booking.unitCents,
        booking.paymentMethod,
        JSON.stringify(tour.meetingPoint),
        JSON.stringify(tour.terms),
        booking.disputed,
      ],
    );
  }
}

async function openDepartures(client: PoolClient, tour: Tour, today: DateTime): Promise<void> {
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => today.plus({ days: ahead }));
  const starts = days
    .filter(({ weekday }) => tour.weekdays.includes(weekday))
    .flatMap((day) => tour.times.map((time) => at(day, time)));
  await client.query(
    `INSERT INTO backoffice_departure (product_id, starts_at, places) SELECT $1, unnest($2::timestamptz[]), $3
     ON CONFLICT (product_id, starts_at) DO UPDATE SET places = $3`,
    [tour.product, starts, tour.places],
  );
}

function at(day: DateTime, time: string): Date {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return day.set({ hour, minute }).toJSDate();
}
