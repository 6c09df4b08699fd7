import type { Receipt } from "../../contracts/tool.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { planTask } from "../decide/plan-task.ts";
import { readSituation } from "../decide/situation.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Plan, Turn } from "../turn.ts";
import { callTool } from "./call-tool.ts";
import { receiptDraft } from "./receipt-draft.ts";

/** Looking up the choices, then the thing itself. */
const mostReads = 2;

/** The customer's other wish, when reads serve it without a question. What cannot be read now is simply not said. */
export async function secondRead(
  turn: Turn,
  services: TurnServices,
): Promise<{ readonly receipts: readonly Receipt[]; readonly draft?: Draft; readonly step: string } | undefined> {
  let plan: Plan | undefined = turn.also;
  if (plan?.kind !== "call") return undefined;
  const { task } = plan;
  const receipts: Receipt[] = [];
  const steps: string[] = [];
  while (plan?.kind === "call" && steps.length < mostReads) {
    const outcome = await callTool(turn, plan, services);
    steps.push(`${plan.tool} ${outcome.outcome}`);
    if (outcome.outcome !== "done") break;
    receipts.push(outcome.receipt);
    const flow: Flow | undefined = plan.flow === undefined ? undefined : services.playbook.flow(plan.flow);
    const situation = readSituation({ ...turn, receipts: [...turn.receipts, ...receipts] }, services);
    if (plan.slot === undefined) {
      const draft = receiptDraft(situation, plan.tool, flow, {}, outcome.receipt);
      return { receipts, draft, step: steps.join(", ") };
    }
    plan = task && flow && planTask(situation, situation.state, task, flow).plan;
  }
  return { receipts, step: steps.join(", ") };
}
