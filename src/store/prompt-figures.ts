import type pg from "pg";

/** What became of the calls that were made with one version of a prompt. */
export interface PromptFigures {
  readonly version: string;
  readonly purpose: string;
  readonly from: Date;
  readonly to: Date;
  readonly calls: number;
  /** Calls whose answer had the form that was asked for. */
  readonly answered: number;
  /** Of turns whose reply a model wrote (purpose `respond`): all, those that the guard let through as written, their citations. */
  readonly written: number;
  readonly passed: number;
  readonly citations: number;
  /** Sums over all calls. */
  readonly tokensIn: number;
  readonly tokensCached: number;
  readonly tokensOut: number;
  readonly microUsd: number;
  readonly msP95: number;
}

/**
 * Figures by version of the prompt, newest first, from real turns. A turn counts as written when a model's draft reached
 * the guard, and as passed when it was said as it stood.
 */
export async function promptFigures(pool: pg.Pool): Promise<readonly PromptFigures[]> {
  const { rows } = await pool.query<PromptFigures>(
    `WITH turns AS (
       SELECT id, coalesce(jsonb_array_length(CASE jsonb_typeof(draft->'citations') WHEN 'array' THEN draft->'citations' END), 0) AS cited,
         EXISTS (SELECT 1 FROM jsonb_array_elements(trace) AS s
           WHERE s->>'stage' = 'respond' AND s->>'decision' LIKE 'model %') AS is_written,
         EXISTS (SELECT 1 FROM jsonb_array_elements(trace) AS s
           WHERE s->>'stage' = 'guard-output' AND s->>'decision' LIKE 'passed%') AS is_passed
       FROM turn
     )
     SELECT prompt_version AS version, purpose, min(c.created_at) AS "from", max(c.created_at) AS "to",
       count(*)::int AS calls, count(*) FILTER (WHERE problem IS NULL)::int AS answered,
       count(DISTINCT t.id) FILTER (WHERE purpose = 'respond' AND is_written)::int AS written,
       count(DISTINCT t.id) FILTER (WHERE purpose = 'respond' AND is_written AND is_passed)::int AS passed,
       coalesce(sum(cited) FILTER (WHERE purpose = 'respond' AND problem IS NULL AND is_written AND is_passed), 0)::int AS citations,
       sum(tokens_in)::float8 AS "tokensIn", sum(tokens_cached)::float8 AS "tokensCached",
       sum(tokens_out)::float8 AS "tokensOut", sum(cost_micro_usd)::float8 AS "microUsd",
       percentile_disc(0.95) WITHIN GROUP (ORDER BY ms)::int AS "msP95"
     FROM model_call c LEFT JOIN turns t ON t.id = c.turn_id
     WHERE prompt_version IS NOT NULL GROUP BY prompt_version, purpose ORDER BY max(c.created_at) DESC LIMIT 50`,
  );
  return rows;
}
