import type { Tool } from "../core/contracts/tool.ts";
import { type CarryOutDeps, settleByAsking } from "./carry-out.ts";

const OLDER_THAN_MS = 60_000;
const AT_ONCE = 50;

/**
 * Calls whose process died, or whose answer was lost, and that no turn took up again. The back office is asked by key:
 * what arrived there gets its receipt; what never arrived was not done. Nothing is posted.
 */
export async function resumeUnfinished(deps: CarryOutDeps, tools: ReadonlyMap<string, Tool>): Promise<number> {
  const calls = await deps.calls.unfinished(OLDER_THAN_MS, AT_ONCE);
  for (const call of calls) {
    const tool = tools.get(call.tool);
    if (!tool) continue;
    const settled = await settleByAsking(deps, tool, call);
    if (!settled) await deps.calls.settle(call, { state: "refused", problem: "never arrived at the back office" });
  }
  return calls.length;
}
