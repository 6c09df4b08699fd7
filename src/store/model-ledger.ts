import type pg from "pg";
import type { ModelLedger, Reservation } from "../core/contracts/model-ledger.ts";

/** One row a day is the budget; the row lock of its update keeps processes from spending the same money twice. */
const RESERVE = {
  name: "model-reserve",
  text: `INSERT INTO model_day AS d (day, spent_micro_usd)
    SELECT (now() AT TIME ZONE 'UTC')::date, $1::bigint WHERE $2::bigint IS NULL OR $1::bigint <= $2::bigint
    ON CONFLICT (day) DO UPDATE SET spent_micro_usd = d.spent_micro_usd + $1::bigint
      WHERE $2::bigint IS NULL OR d.spent_micro_usd + $1::bigint <= $2::bigint
    RETURNING day::text`,
};
const SETTLE = {
  name: "model-settle",
  text: `WITH booked AS (
      INSERT INTO model_spend AS s (day, model, purpose, calls, failures, tokens_in, tokens_out, cost_micro_usd)
      VALUES ($1::date, $2, $3, 1, $4, $5, $6, $7)
      ON CONFLICT (day, model, purpose) DO UPDATE SET calls = s.calls + 1, failures = s.failures + $4,
        tokens_in = s.tokens_in + $5, tokens_out = s.tokens_out + $6, cost_micro_usd = s.cost_micro_usd + $7
    ), before AS (SELECT alerted FROM model_day WHERE day = $1::date FOR UPDATE)
    UPDATE model_day d SET spent_micro_usd = d.spent_micro_usd + $8::bigint,
      alerted = d.alerted OR d.spent_micro_usd + $8::bigint >= $9::bigint
    FROM before WHERE d.day = $1::date
    RETURNING d.spent_micro_usd::float8 AS today, d.alerted AND NOT before.alerted AS alert`,
};
const NO_LIMIT = "9223372036854775807";

/** What models cost, on two small tables: the day's sum, and what it went into. */
export function createModelLedger(pool: pg.Pool): ModelLedger {
  return {
    async reserve({ model, purpose, microUsd, limitMicroUsd }) {
      const { rows } = await pool.query<{ day: string }>({ ...RESERVE, values: [microUsd, limitMicroUsd ?? null] });
      const day = rows[0]?.day;
      return day === undefined ? undefined : ({ day, model, purpose, microUsd } satisfies Reservation);
    },

    async settle(
      { day, model, purpose, microUsd: reserved },
      { tokensIn, tokensOut, microUsd, failed, alertMicroUsd },
    ) {
      const values = [
        day,
        model,
        purpose,
        failed ? 1 : 0,
        tokensIn,
        tokensOut,
        microUsd,
        microUsd - reserved,
        alertMicroUsd ?? NO_LIMIT,
      ];
      const { rows } = await pool.query<{ today: number; alert: boolean }>({ ...SETTLE, values });
      return { todayMicroUsd: rows[0]?.today ?? microUsd, alert: rows[0]?.alert ?? false };
    },
  };
}
