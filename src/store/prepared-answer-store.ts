import type { PoolClient } from "pg";
import type {
  AskedBefore,
  PreparedAnswerStore,
  PreparedFigures,
  PreparedRun,
  ReviewedAnswer,
} from "../core/contracts/prepared-answers.ts";
import { AppError } from "../core/errors.ts";
import type { MessageContent } from "../core/message.ts";
import type { PreparedAnswer, PreparedOrigin, PreparedState } from "../core/prepared/prepared-answer.ts";
import type { Db } from "./conversation-transaction.ts";
import { readServedShares } from "./served-shares.ts";
import { appendSystemAudit } from "./system-audit.ts";
import { inTransaction } from "./transaction.ts";

/** Something it cites is gone or another version now. */
const CHANGED = `EXISTS (SELECT 1 FROM jsonb_to_recordset(p.sources) AS cited(id text, version int)
  LEFT JOIN source s ON s.id = cited.id WHERE s.version IS DISTINCT FROM cited.version)`;

/** For whoever writes sources, in the same transaction: what cites another version of them is served no more. */
export const FORGET_STALE_ANSWERS = `UPDATE prepared_answer p SET state = 'stale'
  WHERE p.state IN ('proposed', 'approved') AND ${CHANGED}`;

const COLUMNS = `p.id, p.question, p.variants, p.answer, p.language, p.product_ids AS "productIds", p.intent, p.origin, p.state,
  p.edited, p.asked_times AS "askedTimes", p.asked_of AS "askedOf", p.reviewer_name AS "reviewerName", p.reviewed_at AS "reviewedAt",
  (SELECT array_agg(cited->>'id') FROM jsonb_array_elements(p.sources) AS cited) AS "sourceIds"`;
const MATCHES = `($1::text IS NULL OR p.language = $1)
  AND ($2::text IS NULL OR position(lower($2) IN lower(p.question || ' ' || p.answer)) > 0)`;
/** A message `m` that is understood by itself and holds nothing personal. */
const STANDS_ALONE = `m.masked IS NOT NULL AND m.deleted_at IS NULL AND m.masked !~ '⟨' AND length(m.masked) BETWEEN 8 AND 160`;
const SERVED_MS = 14 * 24 * 3_600_000;
/** A run that has not said anything for so long was cut off. */
const SILENT = "interval '30 seconds'";

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
  readonly askedTimes: number;
  readonly askedOf: "bot" | "agent" | null;
  readonly reviewerName: string | null;
  readonly reviewedAt: Date | null;
  readonly sourceIds: string[] | null;
}

/** In SQL: what is stale is a join over JSON, and each review is one transaction with the audit chain. */
export function createPreparedAnswerStore({ pool, prisma, sealing }: Db): PreparedAnswerStore {
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
        madeFrom: string | null;
      }>(
        `SELECT floor, figures, share, made_from AS "madeFrom", finished_at AS "finishedAt", problem,
           CASE WHEN beat_at > now() - ${SILENT} THEN step END AS step FROM prepared_run`,
      );
      const [row] = rows;
      if (!row) throw new Error("the row of prepared_run is missing");
      const run: PreparedRun = {
        floor: row.floor,
        ...(hasFigures(row.figures) ? { figures: row.figures } : {}),
        ...(row.finishedAt ? { finishedAt: row.finishedAt } : {}),
        ...(row.problem ? { problem: row.problem } : {}),
        ...(row.madeFrom ? { madeFrom: row.madeFrom } : {}),
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

    async written() {
      const { rows } = await pool.query<{ id: string }>(
        "SELECT id FROM prepared_answer WHERE origin = 'model' AND state <> 'stale'",
      );
      return rows.map(({ id }) => id);
    },

    keep: (written) =>
      inTransaction(pool, async (client) => {
        await insert(client, written);
      }),

    finish: (made, { floor, figures, madeFrom }) =>
      inTransaction(pool, async (client) => {
        const kept = await insert(client, made);
        // What is not made any more was never looked at, or cites what is gone. A model's words stay while sources stand.
        await client.query(
          `DELETE FROM prepared_answer WHERE id <> ALL($1::text[])
             AND (state = 'stale' OR (state = 'proposed' AND NOT edited AND origin <> 'model'))`,
          [kept],
        );
        await client.query(
          `UPDATE prepared_run SET floor = $1, figures = $2, made_from = $3, step = NULL, share = 1, finished_at = now(),
             problem = NULL, version = version + 1`,
          [floor, JSON.stringify(figures), madeFrom],
        );
        await appendSystemAudit(client, sealing, "answers-prepared", { ...figures, floor });
      }),

    async fail(problem) {
      await pool.query("UPDATE prepared_run SET step = NULL, problem = $1", [problem ?? null]);
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

    served: () => readServedShares(prisma, new Date(Date.now() - SERVED_MS), new Date()),

    async askedBefore(surely, limit) {
      const [ours, theirs] = await Promise.all([answeredByUs(surely, limit), answeredByAgents(limit)]);
      return [...ours, ...theirs].slice(0, limit);
    },
  };

  async function answeredByUs(surely: number, limit: number): Promise<readonly AskedBefore[]> {
    const { rows } = await pool.query<Omit<AskedBefore, "answeredBy">>(
      `SELECT m.masked AS text, t.language, t.draft->>'text' AS answer,
         ARRAY(SELECT DISTINCT cited->>'sourceId' FROM jsonb_array_elements(t.draft->'citations') AS cited) AS "sourceIds"
       FROM turn t
       JOIN LATERAL (SELECT max(e.sequence) AS sequence, count(*) AS messages FROM inbound_event e
         WHERE e.turn_id = t.id AND e.sequence IS NOT NULL) e ON e.messages = 1
       JOIN message m ON m.conversation_id = t.conversation_id AND m.sequence = e.sequence AND m.author = 'customer'
       WHERE t.outcome = 'answered' AND t.draft->>'from' = 'knowledge' AND t.language IS NOT NULL
         AND (t.draft->>'confidence')::float8 >= $1 AND ${STANDS_ALONE}
         AND NOT EXISTS (SELECT 1 FROM handoff h WHERE h.conversation_id = t.conversation_id)
       ORDER BY t.started_at DESC LIMIT $2`,
      [surely, limit],
    );
    return rows.map((row) => ({ ...row, answeredBy: "bot" }));
  }

  /** The one message that a turn read before a person took over, and the first thing that the person said. */
  async function answeredByAgents(limit: number): Promise<readonly AskedBefore[]> {
    const { rows } = await pool.query<{ text: string; language: string; customerId: string; sealed: Buffer }>(
      `SELECT m.masked AS text, m.language, c.customer_id AS "customerId", a.sealed FROM message m
       JOIN conversation c ON c.id = m.conversation_id
       JOIN LATERAL (SELECT author, sealed, created_at, deleted_at FROM message n
         WHERE n.conversation_id = m.conversation_id AND n.sequence > m.sequence AND n.author IN ('customer', 'agent')
         ORDER BY n.sequence LIMIT 1) a ON a.author = 'agent' AND a.deleted_at IS NULL
       WHERE m.author = 'customer' AND m.language IS NOT NULL AND ${STANDS_ALONE}
       ORDER BY a.created_at DESC LIMIT $1`,
      [limit],
    );
    const said = await Promise.all(
      rows.map(async ({ text, language, customerId, sealed }): Promise<AskedBefore[]> => {
        const seal = await sealing.forCustomer(customerId).catch(() => undefined); // erased: nobody reads it any more
        const answer = (seal?.open(sealed) as MessageContent | undefined)?.text;
        return answer ? [{ text, language, answer, answeredBy: "agent", sourceIds: [] }] : [];
      }),
    );
    return said.flat();
  }
}

/** Keeps answers with the versions of what they cite; the ids of those that could be kept. */
async function insert(client: PoolClient, made: readonly PreparedAnswer[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string; version: number }>("SELECT id, version FROM source");
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const whole = made.flatMap(({ asked, ...answer }) => {
    const sources = answer.sourceIds.map((id) => ({ id, version: versions.get(id) }));
    // A source that went while answers were made takes its answers along.
    if (sources.some(({ version }) => version === undefined)) return [];
    return [{ ...answer, sources, askedTimes: asked?.times ?? 0, askedOf: asked?.answeredBy }];
  });
  await client.query(
    `INSERT INTO prepared_answer AS p (id, question, variants, answer, language, product_ids, intent, sources, origin, state,
       asked_times, asked_of)
     SELECT n.id, n.question, n.variants, n.answer, n.language, n."productIds", n.intent, n.sources, n.origin, 'proposed',
       n."askedTimes", n."askedOf"
     FROM jsonb_to_recordset($1::jsonb) AS n(id text, question text, variants text[], answer text, language text,
       "productIds" text[], intent text, sources jsonb, origin text, "askedTimes" int, "askedOf" text)
     ON CONFLICT (id) DO UPDATE SET
       question = EXCLUDED.question, variants = EXCLUDED.variants, answer = EXCLUDED.answer, product_ids = EXCLUDED.product_ids,
       intent = EXCLUDED.intent, sources = EXCLUDED.sources, origin = EXCLUDED.origin, asked_times = EXCLUDED.asked_times,
       asked_of = EXCLUDED.asked_of, edited = false, made_at = now(),
       state = CASE WHEN p.state = 'rejected' THEN 'rejected'
         WHEN p.reviewer_id IS NOT NULL AND p.answer = EXCLUDED.answer AND p.question = EXCLUDED.question THEN 'approved'
         ELSE 'proposed' END
     WHERE NOT p.edited OR p.state = 'stale'`,
    [JSON.stringify(whole)],
  );
  return whole.map(({ id }) => id);
}

/** Empty before the first run. */
const hasFigures = (figures: Partial<PreparedFigures>): figures is PreparedFigures => figures.made !== undefined;

function fromRow({
  intent,
  reviewerName,
  reviewedAt,
  sourceIds,
  askedTimes,
  askedOf,
  ...row
}: Row): ReviewedAnswer & PreparedAnswer {
  return {
    ...row,
    sourceIds: sourceIds ?? [],
    ...(intent === null ? {} : { intent }),
    ...(askedOf === null ? {} : { asked: { times: askedTimes, answeredBy: askedOf } }),
    ...(reviewerName === null ? {} : { reviewerName }),
    ...(reviewedAt === null ? {} : { reviewedAt }),
  };
}
