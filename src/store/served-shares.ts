import type { ServedShare } from "../core/contracts/prepared-answers.ts";
import type { PrismaClient } from "./prisma.ts";

/**
 * Turns that knowledge answered, by day (UTC) and language, newest first, and how many of them with a prepared answer.
 * In SQL: each turn's trace says in its own words how the answer came about.
 */
export const readServedShares = (prisma: PrismaClient, from: Date, to: Date): Promise<ServedShare[]> =>
  prisma.$queryRaw<ServedShare[]>`
    SELECT to_char(t.started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day, coalesce(t.language, '') AS language,
      count(*)::int AS knowledge, count(*) FILTER (WHERE how LIKE 'prepared%')::int AS prepared
    FROM turn t CROSS JOIN LATERAL (SELECT step->>'decision' AS how FROM jsonb_array_elements(t.trace) AS step
      WHERE step->>'stage' = 'respond') AS said
    WHERE t.started_at >= ${from} AND t.started_at < ${to} AND how ~ '^(prepared|composed|model)[ :]'
    GROUP BY 1, 2 ORDER BY 1 DESC, 2`;
