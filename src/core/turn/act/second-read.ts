import type { Receipt } from "../../contracts/tool.ts";
import { readSituation } from "../decide/situation.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import { callTool } from "./call-tool.ts";
import { receiptDraft } from "./receipt-draft.ts";

/** The customer's other wish, when a single read serves it. What cannot be read now is simply not said. */
export async function secondRead(
  turn: Turn,
  services: TurnServices,
): Promise<{ readonly receipts: readonly Receipt[]; readonly draft?: Draft; readonly step: string } | undefined> {
  const plan = turn.also;
  if (plan?.kind !== "call") return undefined;
  const outcome = await callTool(turn, plan, services);
  const flow = plan.flow === undefined ? undefined : services.playbook.flow(plan.flow);
  if (outcome.outcome !== "done") return { receipts: [], step: `${plan.tool} ${outcome.outcome}` };
  return {
    receipts: [outcome.receipt],
    draft: receiptDraft(readSituation(turn, services), plan.tool, flow, {}, outcome.receipt),
    step: `${plan.tool} done`,
  };
}
