import type { ToolOutcome } from "../../contracts/tool.ts";
import { repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";

/** Runs a planned call. Who asks, and under which lease, comes from the server; the plan only names tool and arguments. */
export function callTool(
  turn: Turn,
  plan: Extract<Plan, { kind: "call" }>,
  services: TurnServices,
): Promise<ToolOutcome> {
  const { conversation, customer } = turn;
  return services.tools.run({
    tool: plan.tool,
    args: plan.args,
    conversationId: conversation.id,
    customerId: conversation.customerId,
    turnId: turn.id,
    fence: conversation.fence,
    epoch: conversation.epoch,
    trust: customer.trust,
    ...(customer.backofficeId === undefined ? {} : { backofficeId: customer.backofficeId }),
    language: repliesIn(turn, services.playbook),
    ...(plan.confirmationId === undefined ? {} : { confirmationId: plan.confirmationId }),
  });
}
