import { z } from "zod";
import type { PublicConversations, Standing, TurnAnswer } from "../core/contracts/public-conversations.ts";
import { AppError } from "../core/errors.ts";
import type { Outcome } from "../core/turn/turn.ts";
import { present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";
import { createThreads } from "./threads.ts";
import { readTrace } from "./turn-trace.ts";

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
const RATE = {
  name: "public-rate",
  text: `INSERT INTO rating (conversation_id, score, sealed_comment) VALUES ($1, $2, $3)
    ON CONFLICT (conversation_id) DO UPDATE SET score = $2, sealed_comment = $3, created_at = now()`,
};

/** What the public API reads beside the transcript; customers wait for it, so in SQL. Nothing here decides who may ask: http/public-api does. */
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

    trace: (turnId) => readTrace(db, turnId),

    async rate(conversationId, { score, comment }) {
      const sealed = comment ? await sealFor(conversationId, comment) : null;
      await db.pool.query({ ...RATE, values: [conversationId, score, sealed] });
    },
  };

  async function sealFor(conversationId: string, comment: string): Promise<Uint8Array> {
    const conversation = await db.prisma.conversation.findUnique({
      where: { id: conversationId },
      select: { customerId: true },
    });
    if (!conversation) throw new AppError("not_found", "no such conversation");
    return (await db.sealing.forCustomer(conversation.customerId)).seal(comment);
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
