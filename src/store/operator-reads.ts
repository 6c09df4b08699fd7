import type { AuditRow } from "../core/contracts/operator.ts";
import type { PrismaClient } from "./prisma.ts";
import { readServedShares } from "./served-shares.ts";

const PERIOD_MS = 30 * 24 * 3_600_000;

/** One chain, in order. */
export function readAudit(
  prisma: PrismaClient,
  { chain, after, limit }: { readonly chain: string; readonly after: number; readonly limit: number },
): Promise<readonly AuditRow[]> {
  return prisma.auditEntry.findMany({
    where: { chain, sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: limit,
  });
}

/** Figures by name, of the last 30 days unless a range is given. Rates are shares from 0 to 1. */
export async function readOperatorMetrics(
  prisma: PrismaClient,
  now: Date,
  { to = now, from = new Date(to.getTime() - PERIOD_MS) }: { readonly from?: Date; readonly to?: Date },
): Promise<Readonly<Record<string, unknown>>> {
  const within = { gte: from, lt: to };
  const [turns, served, reasons, ratings] = await Promise.all([
    // In SQL: percentiles.
    prisma.$queryRaw<readonly Readonly<Record<string, number | null>>[]>`
      SELECT count(*)::int AS turns,
        count(*) FILTER (WHERE outcome = 'handed-off')::int AS "handedOff",
        round(avg((outcome <> 'handed-off')::int)::numeric, 4)::float8 AS "automationRate",
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000) AS "turnMsP50",
        percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at) * 1000) AS "turnMsP95",
        coalesce(sum(tokens_in), 0)::int AS "tokensIn", coalesce(sum(tokens_out), 0)::int AS "tokensOut",
        coalesce(sum(cost_micro_usd), 0)::float8 / 1e6 AS "costUsd"
      FROM turn WHERE started_at >= ${from} AND started_at < ${to}`,
    readServedShares(prisma, from, to),
    prisma.handoff.groupBy({
      by: ["reason"],
      where: { createdAt: within },
      _count: { _all: true },
      orderBy: { _count: { reason: "desc" } },
    }),
    prisma.rating.aggregate({ where: { createdAt: within }, _count: { _all: true }, _avg: { score: true } }),
  ]);
  const knowledgeAnswers = served.reduce((sum, { knowledge }) => sum + knowledge, 0);
  const preparedAnswers = served.reduce((sum, { prepared }) => sum + prepared, 0);
  return {
    ...turns[0],
    knowledgeAnswers,
    preparedAnswers,
    preparedShare: knowledgeAnswers === 0 ? null : Math.round((preparedAnswers / knowledgeAnswers) * 1e4) / 1e4,
    preparedByDay: served,
    handoffReasons: Object.fromEntries(reasons.map(({ reason, _count }) => [reason, _count._all])),
    ratings: ratings._count._all,
    averageRating: ratings._avg.score,
  };
}
