import type { ToolOutcome } from "../../contracts/tool.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import { describeFields } from "../../replies/fields.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import { yesOrNo } from "../decide/answer-confirmation.ts";
import { argsOf, linesSchema } from "../decide/call-args.ts";
import { slotName } from "../decide/plan-task.ts";
import { readSituation, type Situation, say } from "../decide/situation.ts";
import { itemValue, listOf, readItems } from "../decide/slot-lists.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";
import { callTool } from "./call-tool.ts";
import { confirmationCard } from "./confirmation-card.ts";

/** Says exactly what will happen, and waits for a yes. The amount is the server's, never the text's. */
export function askConfirmation(
  turn: Turn,
  services: TurnServices,
  call: Extract<Plan, { kind: "call" }>,
  { confirmationId, facts }: Extract<ToolOutcome, { outcome: "confirm" }>,
): Turn {
  const situation = readSituation(turn, services);
  const { task } = turn.state;
  const flow = task && services.playbook.flow(task.flow);
  const slots = task && flow ? slotValues(situation, flow, task) : {};
  const amount =
    facts.amountCents === undefined
      ? {}
      : { amountCents: facts.amountCents, ...(facts.currency ? { currency: facts.currency } : {}) };
  const values = { ...slots, ...describeFields(amount, services.playbook, situation.manner) };
  const details = task && flow ? describeDetails(situation, flow, task, values) : "";
  const keys = [
    ...(flow?.confirm ? [flow.confirm] : []),
    ...(flow ? [`confirm.${flow.id}`] : []),
    `confirm.${call.tool}`,
  ];
  const reply =
    keys.find((key) => services.playbook.knows(situation.language, key)) ??
    (values.amount ? "confirm.amount" : "confirm");
  const state = {
    ...turn.state,
    offered: [],
    pending: undefined,
    ...(task ? { task: { ...task, confirmationId, asked: undefined } } : {}),
  };
  const spoken = { ...values, details };
  const card = confirmationCard(situation, flow, spoken, services.playbook.say(situation.language, reply, spoken));
  return {
    ...turn,
    state,
    plan: say(reply, spoken, { quickReplies: yesOrNo(situation, confirmationId), ...(card ? { card } : {}) }),
  };
}

/** What the customer is asked to confirm must be seen in full: the lines that nobody asked about are read as well. */
export async function readDetails(turn: Turn, services: TurnServices): Promise<Turn> {
  const situation = readSituation(turn, services);
  const { task } = turn.state;
  const flow = task && services.playbook.flow(task.flow);
  const slot = flow?.slots.find((one) => one.type === "lines" && !task?.slots[one.name]);
  const list = flow && slot && listOf(flow, slot);
  if (!task || !list || readItems(situation, task, list)) return turn;
  const outcome = await callTool(
    turn,
    { kind: "call", tool: list.tool, args: argsOf(list.args, task, situation) },
    services,
  );
  return outcome.outcome === "done" ? { ...turn, receipts: [...turn.receipts, outcome.receipt] } : turn;
}

/** Slots as customers read them, with all that was read about what they name. */
function slotValues(situation: Situation, flow: Flow, task: Task): Record<string, string> {
  const { services, manner } = situation;
  const values: Record<string, string> = {};
  for (const slot of flow.slots) {
    const value = task.slots[slot.name]?.value;
    const list = listOf(flow, slot);
    const items = (list && readItems(situation, task, list)) ?? [];
    if (value === undefined) {
      if (slot.type === "lines")
        Object.assign(values, describeFields({ [slot.name]: items }, services.playbook, manner));
      continue;
    }
    if (slot.type === "lines" && list) {
      const wanted = linesSchema.safeParse(JSON.parse(value)).data ?? [];
      const chosen = wanted.flatMap(({ line_id, quantity }) =>
        items.filter((item) => itemValue(item, list) === line_id).map((item) => ({ ...item, quantity })),
      );
      Object.assign(values, describeFields({ [slot.name]: chosen }, services.playbook, manner));
      continue;
    }
    const item = list && items.find((one) => itemValue(one, list) === value);
    Object.assign(
      values,
      item ? describeFields(item, services.playbook, manner) : {},
      describeFields({ [slot.name]: value }, services.playbook, manner),
    );
    if (slot.type === "choice" && services.playbook.knows(manner.language, `choice.${value}`))
      values[slot.name] = services.playbook.say(manner.language, `choice.${value}`);
    if (slot.type === "date" && values[`${slot.name}.datetime`])
      values[slot.name] = values[`${slot.name}.datetime`] ?? "";
  }
  return values;
}

function describeDetails(
  situation: Situation,
  flow: Flow,
  task: Task,
  values: Readonly<Record<string, string>>,
): string {
  const filled = flow.slots.filter((slot) => task.slots[slot.name] !== undefined && values[slot.name]);
  const lines = filled.map((slot) =>
    slot.type === "lines" ? values[slot.name] : `• ${slotName(situation, slot)}: ${values[slot.name]}`,
  );
  return lines.join("\n");
}
