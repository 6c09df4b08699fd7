import type { Tool, ToolContext, ToolOutcome } from "../core/contracts/tool.ts";
import type { ToolCall, ToolCallStore } from "../core/contracts/tool-calls.ts";
import { AppError } from "../core/errors.ts";
import { askBackend, readResult } from "./ask-backend.ts";

/** Named moments of a call, for tests that stop the process there. */
export type Moment = "intent-committed" | "backend-executed" | "receipt-committed";

export interface CarryOutDeps {
  readonly calls: ToolCallStore;
  readonly at?: (moment: Moment, tool: string) => Promise<void>;
}

/** The intent is committed: call the back office with its key, then commit the receipt. Safe to run twice. */
export async function carryOut(
  deps: CarryOutDeps,
  tool: Tool,
  call: ToolCall,
  input: unknown,
  context: ToolContext,
): Promise<ToolOutcome> {
  await deps.at?.("intent-committed", tool.name);
  const answer = await askBackend(tool.timeoutMs, async () => readResult(tool, await tool.run(input, context)));
  await deps.at?.("backend-executed", tool.name);

  switch (answer.answer) {
    case "yes":
      return finish(deps, call, answer.value);
    case "no":
      await deps.calls.settle(call, { state: "refused", problem: answer.problem });
      return { outcome: "refused", problem: answer.problem, detail: answer.detail };
    case "unknown":
      await deps.calls.settle(call, { state: "unknown", problem: answer.problem });
      return (await settleByAsking(deps, tool, call)) ?? { outcome: "unknown", tool: tool.name };
  }
}

/**
 * Asks the back office what became of a key. Undefined when it never arrived there; then nothing was done under it.
 * This is the only thing that ever happens to a call whose answer was lost, before it may be posted with its key again.
 */
export async function settleByAsking(deps: CarryOutDeps, tool: Tool, call: ToolCall): Promise<ToolOutcome | undefined> {
  if (call.state === "done") return receiptOf(call, call.result ?? {});
  if (call.state === "refused") return { outcome: "refused", problem: "conflict", detail: call.problem ?? "refused" };

  const answer = await askBackend(tool.timeoutMs, async () => {
    const found = await tool.find?.(call.idempotencyKey);
    return found === undefined ? undefined : readResult(tool, found);
  });
  if (answer.answer !== "yes") {
    await deps.calls.settle(call, { state: "unknown", problem: answer.problem });
    return { outcome: "unknown", tool: tool.name };
  }
  return answer.value && finish(deps, call, answer.value);
}

async function finish(
  deps: CarryOutDeps,
  call: ToolCall,
  result: Readonly<Record<string, unknown>>,
): Promise<ToolOutcome> {
  await deps.calls.settle(call, { state: "done", result });
  await deps.at?.("receipt-committed", call.tool);
  return receiptOf(call, result);
}

export const receiptOf = (call: ToolCall, result: Readonly<Record<string, unknown>>): ToolOutcome => ({
  outcome: "done",
  receipt: { callId: call.id, tool: call.tool, args: call.args, at: call.at, result },
});

/** A tool that changes something must be able to say which change this is, and to ask for it again. */
export function requireKeys(tools: readonly Tool[]): void {
  for (const tool of tools) {
    if (tool.risk !== "read" && !(tool.businessKey && tool.find)) {
      throw new AppError("misconfigured", `tool ${tool.name} changes something, so it needs businessKey and find`);
    }
  }
}
