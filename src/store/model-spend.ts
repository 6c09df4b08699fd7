import type pg from "pg";
import type { MetricSample } from "../core/contracts/health.ts";

const MICRO = 1_000_000;

interface SpendRow {
  readonly model: string;
  readonly purpose: string;
  readonly calls: number;
  readonly failures: number;
  readonly usd: number;
}

/** What models cost today (UTC), what is set aside for calls under way included. */
export async function spentTodayUsd(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ spent: number }>(
    "SELECT spent_micro_usd::float8 AS spent FROM model_day WHERE day = (now() AT TIME ZONE 'UTC')::date",
  );
  return (rows[0]?.spent ?? 0) / MICRO;
}

/** The same for /metrics, with what it went into. `limitUsd`: the daily budget, where there is one. */
export async function spendSamples(pool: pg.Pool, limitUsd: number | undefined): Promise<readonly MetricSample[]> {
  const [spent, { rows }] = await Promise.all([
    spentTodayUsd(pool),
    pool.query<SpendRow>(
      `SELECT model, purpose, calls, failures, cost_micro_usd::float8 / ${MICRO} AS usd FROM model_spend
        WHERE day = (now() AT TIME ZONE 'UTC')::date`,
    ),
  ]);
  return [
    {
      name: "switchboard_model_spent_usd",
      help: "What models cost today (UTC), calls under way included",
      value: spent,
    },
    ...(limitUsd === undefined
      ? []
      : [{ name: "switchboard_model_budget_usd", help: "LLM_DAILY_BUDGET_USD", value: limitUsd }]),
    ...rows.flatMap(({ model, purpose, calls, failures, usd }) => [
      { name: "switchboard_model_calls", help: "Calls of models today", labels: { model, purpose }, value: calls },
      {
        name: "switchboard_model_failures",
        help: "Calls of models today whose answer was of no use",
        labels: { model, purpose },
        value: failures,
      },
      { name: "switchboard_model_cost_usd", help: "Cost of models today", labels: { model, purpose }, value: usd },
    ]),
  ];
}
