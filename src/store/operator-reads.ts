import type { Pool } from "pg";
import type { AuditRow } from "../core/contracts/operator.ts";

/** One chain, in order. */
export async function readAudit(pool: Pool, { chain, after, limit }: { readonly chain: string; readonly after: number; readonly limit: number }): Promise<readonly AuditRow[]> {
  const { rows } = await pool.query<AuditRow>("SELECT chain, sequence, at, kind, data, hash FROM audit_entry WHERE chain = $1 AND sequence > $2 ORDER BY sequence LIMIT $3", [chain, after, limit]);
  return rows;
}

/** Figures of the last 30 days, by name. Rates are shares from 0 to 1. */
export async function readOperatorMetrics(pool: Pool): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await pool.query<Record<string, number | null>>(`
    SELECT count(*)::int AS turns,
      count(*) FILTER (WHERE outcome = 'handed-off')::int AS "handedOff",
      round(avg((outcome <> 'handed-off')::int)::numeric, 4)::float8 AS "automationRate",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000) AS "turnMsP50",
      percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000) AS "turnMsP95",
      coalesce(sum(tokens_in), 0)::int AS "tokensIn", coalesce(sum(tokens_out), 0)::int AS "tokensOut",
      coalesce(sum(cost_micro_usd), 0)::float8 / 1e6 AS "costUsd"
    FROM turn WHERE started_at > now() - interval '30 days'`);
  const reasons = await pool.query<{ reason: string; n: number }>("SELECT reason, count(*)::int AS n FROM handoff WHERE created_at > now() - interval '30 days' GROUP BY 1 ORDER BY 2 DESC");
  const ratings = await pool.query<{ n: number; average: number | null }>("SELECT count(*)::int AS n, avg(score)::float8 AS average FROM rating");
  return { ...rows[0], handoffReasons: Object.fromEntries(reasons.rows.map(({ reason, n }) => [reason, n])), ratings: ratings.rows[0]?.n ?? 0, averageRating: ratings.rows[0]?.average ?? null };
}
