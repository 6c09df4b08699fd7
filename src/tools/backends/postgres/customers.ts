import { parsePhoneNumberFromString } from "libphonenumber-js";
import type { Pool } from "pg";
import type { BackofficeCustomer, Customers } from "../../../core/contracts/backends.ts";
import { present } from "./transaction.ts";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}

const COLUMNS = "c.id, c.name, c.email, c.phone, c.language";

export function createCustomers(pool: Pool): Customers {
  /** Several that fit are as good as none: nobody may receive another's code. */
  const theOnly = async (text: string, value: string): Promise<BackofficeCustomer | undefined> => {
    const { rows } = await pool.query<Row>(text, [value]);
    return rows.length === 1 && rows[0] ? present(rows[0]) : undefined;
  };

  return {
    byId: (id) => theOnly(`SELECT ${COLUMNS} FROM backoffice_customer c WHERE c.id = $1`, id),

    async find({ type, value }) {
      switch (type) {
        case "email":
          return theOnly(
            `SELECT ${COLUMNS} FROM backoffice_customer c WHERE lower(c.email) = lower($1) LIMIT 2`,
            value.trim(),
          );
        case "order":
          return theOnly(
            `SELECT ${COLUMNS} FROM backoffice_customer c WHERE c.id IN (
               SELECT o.customer_id FROM backoffice_order o WHERE upper(o.id) = upper($1)
               UNION SELECT b.customer_id FROM backoffice_booking b WHERE upper(b.id) = upper($1)) LIMIT 2`,
            value.trim(),
          );
        case "phone": {
          const digits = phoneDigits(value);
          if (!digits) return undefined;
          return theOnly(
            `SELECT ${COLUMNS} FROM backoffice_customer c WHERE regexp_replace(c.phone, '[^0-9]', '', 'g') = $1 LIMIT 2`,
            digits,
          );
        }
      }
    },
  };
}

/** The whole number, country code included: an ending that fits proves nothing. */
function phoneDigits(value: string): string | undefined {
  const parsed = parsePhoneNumberFromString(value);
  const digits = (parsed?.number ?? value).replace(/\D/g, "");
  return digits.length >= 8 && digits.length <= 15 ? digits : undefined;
}
