import type {
  PreparedAnswerStore,
  PreparedFigures,
  PreparedRun,
  ReviewedAnswer,
} from "../core/contracts/prepared-answers.ts";
import { AppError } from "../core/errors.ts";
import type { PreparedAnswer, PreparedOrigin, PreparedState } from "../core/prepared/prepared-answer.ts";
import type { Db } from "./conversation-transaction.ts";
import { appendSystemAudit } from "./system-audit.ts";
import { inTransaction } from "./transaction.ts";

/** Something it cites is gone or another version now. */
const CHANGED = `EXISTS (SELECT 1 FROM jsonb_to_recordset(p.sources) AS cited(id text, version int)
  LEFT JOIN source s ON s.id = cited.id WHERE s.version IS DISTINCT FROM cited.version)`;

/** For whoever writes sources, in the same transaction: what cites another version of them is served no more. */
export const FORGET_STALE_ANSWERS = `UPDATE prepared_answer p SET state = 'stale'
  WHERE p.state IN ('proposed', 'approved') AND ${CHANGED}`;

const COLUMNS = `p.id, p.question, p.variants, p.answer, p.language, p.product_ids AS "productIds", p.intent, p.origin, p.state,
  p.edited, p.reviewer_name AS "reviewerName", p.reviewed_at AS "reviewedAt",
  (SELECT array_agg(cited->>'id') FROM jsonb_array_elements(p.sources) AS cited) AS "sourceIds"`;
const MATCHES = `($1::text IS NULL OR p.language = $1)
  AND ($2::text IS NULL OR position(lower($2) IN lower(p.question || ' ' || p.answer)) > 0)`;
/** A run that has not said anything for so long was cut off. */
const SILENT = "interval '2 minutes'";

interface Row {
  readonly id: string;
  readonly question: string;
  readonly variants: string[];
  readonly answer: string;
  readonly language: string;
  readonly productIds: string[];
  readonly intent: string | null;
  readonly origin: PreparedOrigin;
  readonly state: PreparedState;
  readonly edited: boolean;
  readonly reviewerName: string | null;
  readonly reviewedAt: Date | null;
  readonly sourceIds: string[] | null;
}

/** In SQL: what is stale is a join over JSON, and each review is one transaction with the audit chain. */
export function createPreparedAnswerStore({ pool, sealing }: Db): PreparedAnswerStore {
  const touch = "UPDATE prepared_run SET version = version + 1";
  return {
    async serving(unreviewed) {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM prepared_answer p
         WHERE (p.state = 'approved' OR ($1 AND p.state = 'proposed' AND p.origin = 'source')) AND NOT ${CHANGED} ORDER BY p.id`,
        [unreviewed],
      );
      return rows.map(fromRow);
    },

    async version() {
      const { rows } = await pool.query<{ version: number }>("SELECT version FROM prepared_run");
      return rows[0]?.version ?? 0;
    },

    async list({ state, language, text, skip, limit }) {
      const [answers, counts] = await Promise.all([
        pool.query<Row>(
          `SELECT ${COLUMNS} FROM prepared_answer p WHERE ${MATCHES} AND p.state = $3
           ORDER BY p.language, p.sources->0->>'id', p.made_at, p.id OFFSET $4 LIMIT $5`,
          [language ?? null, text ?? null, state, skip, limit],
        ),
        pool.query<{ state: PreparedState; all: number; found: number }>(
          `SELECT state, count(*)::int AS all, count(*) FILTER (WHERE ${MATCHES})::int AS found FROM prepared_answer p GROUP BY state`,
          [language ?? null, text ?? null],
        ),
      ]);
      const none = { proposed: 0, approved: 0, rejected: 0, stale: 0 };
      return {
        answers: answers.rows.map(fromRow),
        counts: { ...none, ...Object.fromEntries(counts.rows.map((row) => [row.state, row.all])) },
        found: counts.rows.find((row) => row.state === state)?.found ?? 0,
      };
    },

    async one(id) {
      const { rows } = await pool.query<Row>(`SELECT ${COLUMNS} FROM prepared_answer p WHERE p.id = $1`, [id]);
      return rows[0] && fromRow(rows[0]);
    },

    async run() {
      const { rows } = await pool.query<{
        floor: number;
        figures: Partial<PreparedFigures>;
        step: string | null;
        share: number;
        finishedAt: Date | null;
        problem: string | null;
      }>(
        `SELECT floor, figures, share, finished_at AS "finishedAt", problem,
           CASE WHEN beat_at > now() - ${SILENT} THEN step END AS step FROM prepared_run`,
      );
      const [row] = rows;
      if (!row) throw new Error("the row of prepared_run is missing");
      const run: PreparedRun = {
        floor: row.floor,
        ...(hasFigures(row.figures) ? { figures: row.figures } : {}),
        ...(row.finishedAt ? { finishedAt: row.finishedAt } : {}),
        ...(row.problem ? { problem: row.problem } : {}),
        ...(row.step === null ? {} : { running: { step: row.step, share: row.share } }),
      };
      return run;
    },

    async begin() {
      const { rowCount } = await pool.query(
        `UPDATE prepared_run SET step = 'reading', share = 0, started_at = now(), beat_at = now(), problem = NULL
         WHERE step IS NULL OR beat_at < now() - ${SILENT}`,
      );
      return rowCount === 1;
    },

    async progress(step, share) {
      await pool.query("UPDATE prepared_run SET step = $1, share = $2, beat_at = now()", [step, share]);
    },

    finish: (made, floor, figures) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string; version: number }>("SELECT id, version FROM source");
        const versions = new Map(rows.map(({ id, version }) => [id, version]));
        const whole = made.flatMap((answer) => {
          const sources = answer.sourceIds.map((id) => ({ id, version: versions.get(id) }));
          // A source that went while answers were made takes its answers along.
          return sources.every(({ version }) => version !== undefined) ? [{ ...answer, sources }] : [];
        });
        await client.query(
          `INSERT INTO prepared_answer AS p (id, question, variants, answer, language, product_ids, intent, sources, origin, state)
           SELECT n.id, n.question, n.variants, n.answer, n.language, n."productIds", n.intent, n.sources, n.origin, 'proposed'
           FROM jsonb_to_recordset($1::jsonb) AS n(id text, question text, variants text[], answer text, language text,
             "productIds" text[], intent text, sources jsonb, origin text)
           ON CONFLICT (id) DO UPDATE SET
             question = EXCLUDED.question, variants = EXCLUDED.variants, answer = EXCLUDED.answer, product_ids = EXCLUDED.product_ids,
             intent = EXCLUDED.intent, sources = EXCLUDED.sources, origin = EXCLUDED.origin, edited = false, made_at = now(),
             state = CASE WHEN p.state = 'rejected' THEN 'rejected'
               WHEN p.reviewer_id IS NOT NULL AND p.answer = EXCLUDED.answer AND p.question = EXCLUDED.question THEN 'approved'
               ELSE 'proposed' END
           WHERE NOT p.edited OR p.state = 'stale'`,
          [JSON.stringify(whole)],
        );
        // What is not made any more was never looked at, or cites what is gone.
        await client.query(
          "DELETE FROM prepared_answer WHERE id <> ALL($1::text[]) AND (state = 'stale' OR (state = 'proposed' AND NOT edited))",
          [whole.map(({ id }) => id)],
        );
        await client.query(
          `UPDATE prepared_run SET floor = $1, figures = $2, step = NULL, share = 1, finished_at = now(), problem = NULL, version = version + 1`,
          [floor, JSON.stringify(figures)],
        );
        await appendSystemAudit(client, sealing, "answers-prepared", { ...figures, floor });
      }),

    async fail(problem) {
      await pool.query("UPDATE prepared_run SET step = NULL, problem = $1", [problem]);
    },

    review: (id, { state, question, answer }, by) =>
      inTransaction(pool, async (client) => {
        const before = await client.query<{ state: PreparedState }>(
          "SELECT state FROM prepared_answer WHERE id = $1 FOR UPDATE",
          [id],
        );
        if (!before.rows[0]) return undefined;
        if (before.rows[0].state === "stale" && state !== "rejected")
          throw new AppError("conflict", "a source of this answer has changed; prepare answers again first");
        const { rows } = await client.query<Row>(
          `UPDATE prepared_answer p SET state = $2, question = coalesce($3, p.question), answer = coalesce($4, p.answer),
             edited = p.edited OR $3 IS NOT NULL OR $4 IS NOT NULL, reviewer_id = $5, reviewer_name = $6, reviewed_at = now()
           WHERE p.id = $1 RETURNING ${COLUMNS}`,
          [id, state, question ?? null, answer ?? null, by.id, by.name],
        );
        await client.query(touch);
        const edited = question !== undefined || answer !== undefined;
        await appendSystemAudit(client, sealing, "prepared-answer-reviewed", { id, state, edited, agentId: by.id });
        return rows[0] && fromRow(rows[0]);
      }),

    approveAll: ({ language, text }, by) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(
          `UPDATE prepared_answer p SET state = 'approved', reviewer_id = $3, reviewer_name = $4, reviewed_at = now()
           WHERE ${MATCHES} AND p.state = 'proposed'`,
          [language ?? null, text ?? null, by.id, by.name],
        );
        await client.query(touch);
        await appendSystemAudit(client, sealing, "prepared-answers-approved", { count: rowCount ?? 0, agentId: by.id });
        return rowCount ?? 0;
      }),

    async askedBefore(limit) {
      const { rows } = await pool.query<{ text: string; language: string; answer: string; sourceIds: string[] }>(
        `SELECT m.masked AS text, t.language, t.draft->>'text' AS answer,
           ARRAY(SELECT DISTINCT cited->>'sourceId' FROM jsonb_array_elements(t.draft->'citations') AS cited) AS "sourceIds"
         FROM turn t
         JOIN LATERAL (SELECT max(e.sequence) AS sequence, count(*) AS messages FROM inbound_event e
           WHERE e.turn_id = t.id AND e.sequence IS NOT NULL) e ON e.messages = 1
         JOIN message m ON m.conversation_id = t.conversation_id AND m.sequence = e.sequence AND m.author = 'customer'
         WHERE t.outcome = 'answered' AND t.draft->>'from' = 'knowledge' AND t.language IS NOT NULL
           AND m.masked IS NOT NULL AND m.deleted_at IS NULL AND m.masked !~ '⟨' AND length(m.masked) BETWEEN 8 AND 160
           AND NOT EXISTS (SELECT 1 FROM handoff h WHERE h.conversation_id = t.conversation_id)
         ORDER BY t.started_at DESC LIMIT $1`,
        [limit],
      );
      return rows;
    },
  };
}

/** Empty before the first run. */
const hasFigures = (figures: Partial<PreparedFigures>): figures is PreparedFigures => figures.made !== undefined;

function fromRow({ intent, reviewerName, reviewedAt, sourceIds, ...row }: Row): ReviewedAnswer & PreparedAnswer {
  return {
    ...row,
    sourceIds: sourceIds ?? [],
    ...(intent === null ? {} : { intent }),
    ...(reviewerName === null ? {} : { reviewerName }),
    ...(reviewedAt === null ? {} : { reviewedAt }),
  };
}
