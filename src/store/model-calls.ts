import { z } from "zod";
import type { ModelCalls, RecordedCall } from "../core/contracts/model-ledger.ts";
import { AppError } from "../core/errors.ts";
import type { TraceStep } from "../core/turn/turn.ts";
import type { Db } from "./conversation-transaction.ts";
import { stepsIn } from "./turn-trace.ts";

const INSERT = {
  name: "model-call",
  text: `INSERT INTO model_call (conversation_id, turn_id, purpose, model, prompt_version, sealed_prompt, tokens_in, tokens_cached, tokens_out, cost_micro_usd, ms, problem)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};
const promptSchema = z.array(z.object({ role: z.string(), content: z.string() }));

interface CallRow extends Omit<RecordedCall, "messages" | "promptVersion" | "problem"> {
  readonly promptVersion: string | null;
  readonly problem: string | null;
  readonly at: Date;
  readonly sealed: Buffer | null;
}

/** Calls of models, a row each; what they were told is sealed like everything else of its customer. */
export function createModelCalls(db: Pick<Db, "pool" | "sealing">): ModelCalls {
  return {
    async record(call) {
      const seal = await sealOf(db, call.conversationId);
      const prompt = seal?.seal(call.messages.map(({ role, content }) => ({ role, content })));
      await db.pool.query({
        ...INSERT,
        values: [
          call.conversationId ?? null,
          call.turnId ?? null,
          call.purpose,
          call.model,
          call.promptVersion ?? null,
          prompt ?? null,
          call.tokensIn,
          call.tokensCached,
          call.tokensOut,
          call.microUsd,
          call.ms,
          call.problem ?? null,
        ],
      });
    },
  };
}

/** The calls of a turn, oldest first. `messages` is empty when the customer's key is gone. */
export async function readModelCalls(
  db: Pick<Db, "pool" | "sealing">,
  turnId: string,
): Promise<readonly (RecordedCall & { readonly at: Date })[]> {
  const { rows } = await db.pool.query<CallRow>(
    `SELECT conversation_id AS "conversationId", turn_id AS "turnId", purpose, model, prompt_version AS "promptVersion",
      sealed_prompt AS sealed, tokens_in AS "tokensIn", tokens_cached AS "tokensCached", tokens_out AS "tokensOut",
      cost_micro_usd AS "microUsd", ms, problem, created_at AS at FROM model_call WHERE turn_id = $1 ORDER BY id`,
    [turnId],
  );
  const seal = await sealOf(db, rows[0]?.conversationId).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });
  return rows.map(({ sealed, promptVersion, problem, ...row }) => {
    const prompt = promptSchema.safeParse(sealed && seal?.open(sealed));
    return {
      ...row,
      ...(promptVersion === null ? {} : { promptVersion }),
      ...(problem === null ? {} : { problem }),
      messages: prompt.success ? prompt.data : [],
    };
  });
}

/** What each stage of a turn decided, masked; empty when there is no such turn. */
export async function readTurnSteps(pool: Db["pool"], turnId: string): Promise<readonly TraceStep[]> {
  const { rows } = await pool.query<{ trace: unknown }>("SELECT trace FROM turn WHERE id = $1", [turnId]);
  return stepsIn(rows[0]?.trace);
}

/** The newest turns that asked a model, and what for. */
export async function listModelTurns(
  pool: Db["pool"],
): Promise<readonly { readonly id: string; readonly at: Date; readonly purposes: readonly string[] }[]> {
  const { rows } = await pool.query<{ id: string; at: Date; purposes: string[] }>(
    `SELECT turn_id AS id, max(created_at) AS at, array_agg(purpose ORDER BY id) AS purposes FROM model_call
      WHERE turn_id IS NOT NULL GROUP BY turn_id ORDER BY at DESC LIMIT 20`,
  );
  return rows;
}

async function sealOf({ pool, sealing }: Pick<Db, "pool" | "sealing">, conversationId: string | undefined) {
  if (conversationId === undefined) return undefined;
  const { rows } = await pool.query<{ customerId: string }>({
    name: "model-call-customer",
    text: `SELECT customer_id AS "customerId" FROM conversation WHERE id = $1`,
    values: [conversationId],
  });
  return rows[0] && sealing.forCustomer(rows[0].customerId);
}
