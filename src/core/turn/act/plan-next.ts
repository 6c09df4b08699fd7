import { applyDecision } from "../decide/apply-decision.ts";
import { fillSlots } from "../decide/fill-slots.ts";
import { planTask } from "../decide/plan-task.ts";
import { readSituation, say } from "../decide/situation.ts";
import { listOf } from "../decide/slot-lists.ts";
import { endTask } from "../decide/tasks.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";

/** The task's next step, now that the choices for one of its slots were read. */
export function planNext(
  turn: Turn,
  services: TurnServices,
  call: Extract<Plan, { kind: "call" }>,
  problem: string | undefined,
): Turn {
  const situation = readSituation(turn, services);
  const { task } = turn.state;
  const flow = task && services.playbook.flow(task.flow);
  const slot = flow?.slots.find((one) => one.name === call.slot);
  if (!task || !flow || !slot) return { ...turn, plan: say("done", {}, { outcome: "answered" }) };
  const list = listOf(flow, slot);
  const items = list && turn.receipts.findLast((receipt) => receipt.tool === list.tool)?.result[list.items];
  if (!Array.isArray(items) || items.length === 0) {
    const own = `${call.tool}.empty`;
    const reply = services.playbook.knows(situation.language, own) ? own : "empty";
    return { ...turn, state: endTask(turn.state), plan: say(reply, {}, { outcome: "answered" }) };
  }
  // What the message says about lines or products means something only now that they are known.
  const filled = slot.type === "lines" ? fillSlots(situation, { ...flow, slots: [slot] }, task).task : task;
  return applyDecision(turn, planTask(situation, turn.state, filled, flow, problem));
}
