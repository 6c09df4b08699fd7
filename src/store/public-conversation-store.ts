import { z } from "zod";
import type { PublicConversations, Standing, TurnAnswer, TurnTrace } from "../core/contracts/public-conversations.ts";
import { AppError } from "../core/errors.ts";
import type { Outcome, TraceStep } from "../core/turn/turn.ts";
import { openerFor, present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";
import { createThreads } from "./threads.ts";

interface AnswerRow {
  readonly turnId: string;
  readonly outcome: Outcome;
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly language: string | null;
  readonly draft: unknown;
  readonly replySequence: number | null;
  readonly reason: string | null;
  readonly priority: number | null;
}

interface TraceRow {
  readonly turnId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly stages: readonly TraceStep[];
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly maskedText: string | null;
  readonly customerId: string;
}

type ToolCallRow = Omit<TurnTrace["toolCalls"][number], "problem" | "receipt"> & {
  readonly problem: string | null;
  readonly sealedResult: Buffer | null;
};

/** What a commit keeps of the draft; see `TurnCommit.summary`. What an earlier version wrote is read as far as it goes. */
const draftSchema = z
  .looseObject({
    confidence: z.number(),
    intent: z
      .looseObject({
        primary: z.string(),
        secondary: z.string(),
        confidence: z.number(),
        category: z.string(),
        kind: z.string(),
      })
      .partial(),
  })
  .partial()
  .catch({});

const STANDING = {
  name: "public-standing",
  text: `SELECT c.owner, c.last_sequence AS "lastSequence", a.name AS "agentName"
    FROM conversation c LEFT JOIN agent a ON a.id = c.agent_id WHERE c.id = $1`,
};
const ANSWER = {
  name: "public-answer",
  text: `SELECT t.id AS "turnId", t.outcome, t.intent, t.confidence, t.language, t.draft, h.reason, h.priority,
      (SELECT max(m.sequence) FROM message m WHERE m.conversation_id = e.conversation_id AND m.turn_id = t.id AND m.author = 'bot') AS "replySequence"
    FROM inbound_event e JOIN turn t ON t.id = e.turn_id LEFT JOIN handoff h ON h.turn_id = t.id
    WHERE e.conversation_id = $1 AND e.sequence = $2 ORDER BY h.epoch DESC LIMIT 1`,
};
const TRACE = {
  name: "public-trace",
  text: `SELECT t.id AS "turnId", t.started_at AS "startedAt", t.finished_at AS "finishedAt", t.trace AS stages, t.tokens_in AS "tokensIn",
      t.tokens_out AS "tokensOut", t.cost_micro_usd AS "costMicroUsd", c.customer_id AS "customerId",
      (SELECT string_agg(m.masked, E'\\n' ORDER BY m.sequence) FROM message m JOIN inbound_event e
        ON e.conversation_id = m.conversation_id AND e.sequence = m.sequence WHERE e.turn_id = t.id AND e.conversation_id = t.conversation_id) AS "maskedText"
    FROM turn t JOIN conversation c ON c.id = t.conversation_id WHERE t.id = $1`,
};
const TOOL_CALLS = {
  name: "public-tool-calls",
  text: `SELECT tool, risk, state, rule, idempotency_key AS "idempotencyKey", args, sealed_result AS "sealedResult", problem FROM tool_call WHERE turn_id = $1 ORDER BY intended_at, id`,
};
const RATE = {
  name: "public-rate",
  text: `INSERT INTO rating (conversation_id, score, sealed_comment) VALUES ($1, $2, $3)
    ON CONFLICT (conversation_id) DO UPDATE SET score = $2, sealed_comment = $3, created_at = now()`,
};

/** What the public API reads beside the transcript. Nothing here decides who may ask: http/public-api does. */
export function createPublicConversations(db: Db): PublicConversations {
  const threads = createThreads(db);

  return {
    async open(channel, account, threadId, sender) {
      const thread = await threads.of(channel, account, {
        kind: "joined",
        platformId: threadId,
        threadId,
        sender,
        at: new Date(0),
      });
      return { conversationId: thread.conversationId };
    },

    async standing(conversationId) {
      const { rows } = await db.pool.query<Omit<Standing, "agentName"> & { agentName: string | null }>({
        ...STANDING,
        values: [conversationId],
      });
      const row = rows[0];
      return row && { owner: row.owner, lastSequence: row.lastSequence, ...present({ agentName: row.agentName }) };
    },

    async answerTo(conversationId, sequence) {
      const { rows } = await db.pool.query<AnswerRow>({ ...ANSWER, values: [conversationId, sequence] });
      return rows[0] && toAnswer(rows[0]);
    },

    async trace(turnId) {
      const [turns, calls] = await Promise.all([
        db.pool.query<TraceRow>({ ...TRACE, values: [turnId] }),
        db.pool.query<ToolCallRow>({ ...TOOL_CALLS, values: [turnId] }),
      ]);
      if (!turns.rows[0]) throw new AppError("not_found", "no such turn");
      const { customerId, maskedText, ...turn } = turns.rows[0];
      const opener = await openerFor(db.sealing, customerId);
      const toolCalls = calls.rows.map(({ problem, sealedResult, ...call }) => ({
        ...call,
        ...present({ problem, receipt: opener.open(sealedResult) }),
      }));
      return { ...turn, maskedText: maskedText ?? "", toolCalls };
    },

    async rate(conversationId, { score, comment }) {
      const sealed = comment ? await sealFor(conversationId, comment) : null;
      await db.pool.query({ ...RATE, values: [conversationId, score, sealed] });
    },
  };

  async function sealFor(conversationId: string, comment: string): Promise<Uint8Array> {
    const { rows } = await db.pool.query<{ customerId: string }>(
      'SELECT customer_id AS "customerId" FROM conversation WHERE id = $1',
      [conversationId],
    );
    if (!rows[0]) throw new AppError("not_found", "no such conversation");
    return (await db.sealing.forCustomer(rows[0].customerId)).seal(comment);
  }
}

function toAnswer(row: AnswerRow): TurnAnswer {
  const draft = draftSchema.parse(row.draft);
  const stored = draft.intent ?? {};
  return {
    turnId: row.turnId,
    outcome: row.outcome,
    intent: {
      ...present({ secondary: stored.secondary, category: stored.category, kind: kindOf(stored.kind) }),
      primary: stored.primary ?? row.intent ?? "none",
      confidence: stored.confidence ?? row.confidence ?? 0,
    },
    confidence: draft.confidence ?? 0,
    ...present({ replySequence: row.replySequence, language: row.language }),
    ...(row.reason && { handoff: { reason: row.reason, priority: row.priority ?? 0 } }),
  };
}

const kinds = ["question", "problem", "action", "feedback", "escalate"] as const;
const kindOf = (kind: string | undefined): (typeof kinds)[number] | undefined => kinds.find((known) => known === kind);
