import { withClient } from "../test/support/database-admin.ts";
import { ms, spread } from "./figures.ts";

/** How long each stage may take at p95, without a model (docs/architecture.md). The time of `act` is the tool's own. */
const budgets: Readonly<Record<string, number>> = {
  "guard-input": 5,
  understand: 15,
  recall: 15,
  decide: 1,
  respond: 20,
  "guard-output": 8,
};

/** From the traces that the product keeps of its turns. */
export async function stageTimes(databaseUrl: string, since: Date): Promise<readonly (readonly string[])[]> {
  const rows = await withClient(databaseUrl, async (client) => {
    const result = await client.query<{ stage: string; times: number[] }>(
      `SELECT step ->> 'stage' AS stage, array_agg((step ->> 'ms')::float8) AS times
       FROM turn, jsonb_array_elements(trace) WITH ORDINALITY AS t(step, n) WHERE started_at >= $1 GROUP BY 1 ORDER BY min(n), 1`,
      [since],
    );
    return result.rows;
  });
  return rows.map(({ stage, times }) => {
    const { count, p50, p95, p99 } = spread(times);
    const budget = budgets[stage];
    return [
      stage,
      String(count),
      ms(p50),
      ms(p95),
      ms(p99),
      budget === undefined ? "-" : `${budget}`,
      budget === undefined ? "" : p95 <= budget ? "kept" : "MISSED",
    ];
  });
}

export const STAGE_HEAD = ["stage", "turns", "p50 ms", "p95 ms", "p99 ms", "budget p95", ""] as const;
