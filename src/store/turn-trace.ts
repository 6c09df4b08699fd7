import { z } from "zod";
import type { TurnTrace } from "../core/contracts/public-conversations.ts";
import { AppError } from "../core/errors.ts";
import type { TraceStep } from "../core/turn/turn.ts";
import { openerFor, present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";

const count = z.number().optional();
const stepsSchema = z
  .array(
    z.object({
      stage: z.string(),
      ms: z.number(),
      decision: z.string(),
      tokensIn: count,
      tokensOut: count,
      costMicroUsd: count,
      promptVersion: z.string().optional(),
    }),
  )
  .catch([]);

/** The steps of a turn. What an earlier version wrote is still shown as far as it can be read. */
export const stepsIn = (trace: unknown): readonly TraceStep[] =>
  stepsSchema.parse(trace).map(({ stage, ms, decision, ...cost }) => ({ stage, ms, decision, ...present(cost) }));

const TURN = {
  conversationId: true,
  startedAt: true,
  finishedAt: true,
  trace: true,
  tokensIn: true,
  tokensOut: true,
  costMicroUsd: true,
  conversation: { select: { customerId: true } },
} as const;
const TOOL_CALL = {
  tool: true,
  risk: true,
  state: true,
  rule: true,
  idempotencyKey: true,
  args: true,
  sealedResult: true,
  problem: true,
} as const;

/** How one turn came about, for operators. Throws `not_found`. */
export async function readTrace({ prisma, sealing }: Db, turnId: string): Promise<TurnTrace> {
  const found = await prisma.turn.findUnique({ where: { id: turnId }, select: TURN });
  if (!found) throw new AppError("not_found", "no such turn");
  const { conversationId, conversation, trace, ...turn } = found;
  const [calls, events, opener] = await Promise.all([
    prisma.toolCall.findMany({
      where: { conversationId, turnId },
      select: TOOL_CALL,
      orderBy: [{ intendedAt: "asc" }, { id: "asc" }],
    }),
    prisma.inboundEvent.findMany({ where: { conversationId, turnId }, select: { sequence: true } }),
    openerFor(sealing, conversation.customerId),
  ]);
  const messages = await prisma.message.findMany({
    where: { conversationId, sequence: { in: events.flatMap(({ sequence }) => sequence ?? []) } },
    select: { masked: true },
    orderBy: { sequence: "asc" },
  });
  return {
    ...turn,
    turnId,
    stages: stepsIn(trace),
    maskedText: messages.flatMap(({ masked }) => masked ?? []).join("\n"),
    toolCalls: calls.map(({ problem, sealedResult, ...call }) => ({
      ...call,
      ...present({ problem, receipt: opener.open(sealedResult) }),
    })),
  };
}
