import { z } from "zod";
import type { ConsoleReads, ConsoleTurn } from "../core/contracts/console.ts";
import { openerOfConversation, present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";
import { stepsIn } from "./turn-trace.ts";

const TURN = {
  id: true,
  outcome: true,
  intent: true,
  confidence: true,
  language: true,
  trace: true,
  draft: true,
  tokensIn: true,
  tokensOut: true,
  costMicroUsd: true,
  startedAt: true,
  finishedAt: true,
} as const;
const TOOL_CALL = {
  id: true,
  turnId: true,
  tool: true,
  risk: true,
  state: true,
  rule: true,
  args: true,
  sealedResult: true,
  problem: true,
  intendedAt: true,
} as const;

const translation = z.object({ heardAs: z.string().optional(), untranslated: z.string().optional() });

function translationIn(draft: unknown): Pick<ConsoleTurn, "translation"> {
  const { heardAs, untranslated } = translation.safeParse(draft).data ?? {};
  return heardAs || untranslated ? { translation: present({ heardAs, untranslated }) } : {};
}

/** How each reply came about, with the tool calls behind it. */
export function createConsoleTurns(db: Db): Pick<ConsoleReads, "turns"> {
  const { prisma } = db;
  return {
    async turns(conversationId, limit) {
      const opener = await openerOfConversation(db, conversationId);
      if (!opener) return [];
      const turns = await prisma.turn.findMany({
        where: { conversationId },
        select: TURN,
        orderBy: [{ startedAt: "desc" }, { id: "asc" }],
        take: limit,
      });
      const calls = await prisma.toolCall.findMany({
        where: { conversationId, turnId: { in: turns.map(({ id }) => id) } },
        select: TOOL_CALL,
        orderBy: [{ intendedAt: "asc" }, { id: "asc" }],
      });
      return turns.map(
        ({ trace, draft, intent, confidence, language, finishedAt, ...turn }): ConsoleTurn => ({
          ...turn,
          ...present({ intent, confidence, language }),
          ms: finishedAt.getTime() - turn.startedAt.getTime(),
          steps: stepsIn(trace),
          ...translationIn(draft),
          toolCalls: calls
            .filter(({ turnId }) => turnId === turn.id)
            .map(({ turnId: _, sealedResult, problem, intendedAt, ...call }) => ({
              ...call,
              at: intendedAt,
              ...present({ result: opener.open(sealedResult), problem }),
            })),
        }),
      );
    },
  };
}
