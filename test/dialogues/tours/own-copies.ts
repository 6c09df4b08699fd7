import type { TestApp } from "../../support/app.ts";

/** Customers whose bookings really change have copies of the demo's: nobody else's dialogue may find them changed. */
const copies = ["oliver-1", "sophie-1", "peter-1", "maria-1", "maria-2", "maria-3"];

/** `oliver-1` has what Oliver has, with numbers that begin with another digit: LT-50604 for LT-40604, with -2 LT-60604. */
export async function giveOwnCopies({ pool }: TestApp): Promise<void> {
  for (const name of copies) {
    const [from = "", serial = ""] = name.split("-");
    await pool.query(
      `INSERT INTO backoffice_customer (id, name, email, phone, language)
       SELECT $2, name, $2 || '@example.com', phone, language FROM backoffice_customer WHERE id = $1`,
      [`c-${from}`, `c-${name}`],
    );
    await pool.query(
      `INSERT INTO backoffice_booking (id, customer_id, product_id, title, status, starts_at, travellers, currency, paid_cents, method,
         meeting_point, terms, disputed)
       SELECT 'LT-' || (substr(id, 4)::int + $3::int), $2, product_id, title, status, starts_at, travellers, currency, paid_cents, method,
         meeting_point, terms, disputed FROM backoffice_booking WHERE customer_id = $1`,
      [`c-${from}`, `c-${name}`, Number(serial) * 10_000],
    );
  }
}
