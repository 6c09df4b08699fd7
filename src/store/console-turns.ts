import { z } from "zod";
import type { ConsoleReads, ConsoleTurn } from "../core/contracts/console.ts";
import { type Opener, openerOfConversation, present } from "./console-opening.ts";
import type { Db } from "./conversation-transaction.ts";

interface TurnRow {
  readonly id: string;
  readonly outcome: string;
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly language: string | null;
  readonly trace: unknown;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly startedAt: Date;
  readonly ms: number;
}

interface ToolCallRow {
  readonly id: string;
  readonly turnId: string | null;
  readonly tool: string;
  readonly risk: string;
  readonly state: "intended" | "done" | "refused" | "unknown";
  readonly rule: string;
  readonly args: unknown;
  readonly sealedResult: Buffer | null;
  readonly problem: string | null;
  readonly at: Date;
}

const count = z.number().optional();
/** What an earlier version wrote is still shown as far as it can be read. */
const stepsSchema = z
  .array(
    z.object({
      stage: z.string(),
      ms: z.number(),
      decision: z.string(),
      tokensIn: count,
      tokensOut: count,
      costMicroUsd: count,
    }),
  )
  .catch([]);

/** How each reply came about, with the tool calls behind it. */
export function createConsoleTurns({ pool, sealing }: Db): Pick<ConsoleReads, "turns"> {
  return {
    async turns(conversationId, limit) {
      const opener = await openerOfConversation(pool, sealing, conversationId);
      if (!opener) return [];
      const { rows } = await pool.query<TurnRow>(
        `SELECT id, outcome, intent, confidence, language, trace, tokens_in AS "tokensIn", tokens_out AS "tokensOut",
           cost_micro_usd AS "costMicroUsd", started_at AS "startedAt",
           (extract(epoch FROM finished_at - started_at) * 1000)::float8 AS ms
         FROM turn WHERE conversation_id = $1 ORDER BY started_at DESC, id LIMIT $2`,
        [conversationId, limit],
      );
      const calls = await pool.query<ToolCallRow>(
        `SELECT id, turn_id AS "turnId", tool, risk, state, rule, args, sealed_result AS "sealedResult", problem, intended_at AS at
         FROM tool_call WHERE conversation_id = $1 AND turn_id = ANY($2) ORDER BY intended_at, id`,
        [conversationId, rows.map((row) => row.id)],
      );
      return rows.map((row) => toTurn(row, calls.rows, opener));
    },
  };
}

function toTurn(
  { trace, intent, confidence, language, ...rest }: TurnRow,
  calls: readonly ToolCallRow[],
  opener: Opener,
): ConsoleTurn {
  const toolCalls = calls.filter((call) => call.turnId === rest.id);
  return {
    ...rest,
    ...present({ intent, confidence, language }),
    steps: stepsSchema
      .parse(trace)
      .map(({ stage, ms, decision, ...cost }) => ({ stage, ms, decision, ...present(cost) })),
    toolCalls: toolCalls.map(({ turnId: _, sealedResult, problem, ...call }) => ({
      ...call,
      ...present({ result: opener.open(sealedResult), problem }),
    })),
  };
}
