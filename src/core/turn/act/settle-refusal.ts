import type { ToolOutcome } from "../../contracts/tool.ts";
import type { Flow, Slot } from "../../playbook/flow-schema.ts";
import { formatSlot, readDateTime } from "../../replies/format.ts";
import { applyDecision, handOver } from "../decide/apply-decision.ts";
import { choiceButtons } from "../decide/buttons.ts";
import { isOnFile, onFile, planTask } from "../decide/plan-task.ts";
import { readSituation, say } from "../decide/situation.ts";
import { listOf } from "../decide/slot-lists.ts";
import { clearSlot, endTask } from "../decide/tasks.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";
import type { Settled } from "./settle-outcome.ts";

type Call = Extract<Plan, { kind: "call" }>;
type Refused = Extract<ToolOutcome, { outcome: "refused" }>;

/** The back office said no and changed nothing: ask again for what it did not know, or offer what it has. */
export function settleRefusal(turn: Turn, call: Call, refused: Refused, services: TurnServices): Settled {
  switch (refused.problem) {
    case "not_found":
      return askOther(turn, call, services, "not_found");
    case "conflict":
      return refused.detail.startsWith("free:")
        ? offerFree(turn, call, refused.detail, services)
        : conflict(turn, call, services);
    case "invalid_input":
      return askOther(turn, call, services, "invalid", refused.detail);
  }
}

/** Clears the slot that was wrong and asks for it again, once; the second time a person takes it. */
function askOther(
  turn: Turn,
  call: Call,
  services: TurnServices,
  problem: "not_found" | "invalid",
  argument?: string,
): Settled {
  const { task } = turn.state;
  const flow = task && services.playbook.flow(task.flow);
  const slot = flow && slotAtFault(flow, call, services, argument);
  const misses = (task?.misses ?? 0) + 1;
  if (!task || !flow || !slot || misses > 1) {
    return {
      turn:
        problem === "not_found"
          ? handOver(turn, "no-answer", `${call.tool}: not found`)
          : handOver(turn, "tool-failed", `${call.tool} refused its input`),
    };
  }
  const situation = readSituation(turn, services);
  const own = `${call.tool}.${problem}`;
  const key = services.playbook.knows(situation.language, own)
    ? own
    : problem === "not_found"
      ? "not-found"
      : slot.type === "date"
        ? "invalid.date"
        : "invalid";
  // What is on file cannot be used: it must be asked for after all.
  const not = isOnFile(slot) ? { ...task.not, [slot.name]: onFile } : task.not;
  const cleared = {
    ...clearSlot(task, slot.name),
    misses,
    asked: slot.name,
    askedTimes: 0,
    confirmationId: undefined,
    ...(not ? { not } : {}),
  };
  const asking: Flow = { ...flow, slots: flow.slots.map((one) => (one === slot ? { ...slot, required: true } : one)) };
  const state = { ...turn.state, focus: withoutFocus(turn, slot), task: cleared };
  const decision = planTask(
    { ...situation, state, heard: { ...situation.heard, refersBack: false } },
    state,
    cleared,
    asking,
    key,
  );
  return { turn: applyDecision(turn, decision), problem: key };
}

/** The argument the tool names, else the business id among its arguments. */
function slotAtFault(flow: Flow, call: Call, services: TurnServices, argument: string | undefined): Slot | undefined {
  const reading = call.slot === undefined ? undefined : flow.slots.find((slot) => slot.name === call.slot);
  const template: Readonly<Record<string, string>> = (reading && listOf(flow, reading)?.args) || flow.args;
  const named = argument === undefined ? undefined : template[argument];
  const ids = new Set(services.playbook.playbook.entities.map((entity) => entity.id));
  const used = flow.slots.filter((slot) => Object.values(template).some((text) => text.includes(`{${slot.name}}`)));
  return (
    flow.slots.find((slot) => named === `{${slot.name}}`) ??
    used.find((slot) => ids.has(slot.type)) ??
    used.find((slot) => slot.required)
  );
}

function withoutFocus(turn: Turn, slot: Slot): Turn["state"]["focus"] {
  const { [slot.type]: _, ...focus } = turn.state.focus;
  return focus;
}

/** The time is taken: the free ones become buttons. */
function offerFree(turn: Turn, call: Call, detail: string, services: TurnServices): Settled {
  const { task } = turn.state;
  const flow = task && services.playbook.flow(task.flow);
  const slot = flow?.slots.find((one) => one.type === "date");
  const { manner } = readSituation(turn, services);
  const free = detail
    .slice("free:".length)
    .split(",")
    .flatMap((iso) => {
      const at = readDateTime(iso.trim());
      return at ? [{ label: formatSlot(at, manner), value: at.toISOString() }] : [];
    });
  if (!task || !slot || free.length === 0) return conflict(turn, call, services);
  const state = {
    ...turn.state,
    task: { ...clearSlot(task, slot.name), asked: slot.name, askedTimes: 1 },
    offered: free,
  };
  return { turn: { ...turn, state, plan: say("conflict.free", {}, { quickReplies: choiceButtons(free) }) } };
}

function conflict(turn: Turn, call: Call, services: TurnServices): Settled {
  const { language } = readSituation(turn, services);
  const own = `${call.tool}.conflict`;
  const reply = services.playbook.knows(language, own) ? own : "conflict";
  const person = { label: services.playbook.say(language, "choice.person"), value: "person:yes" };
  const state = { ...endTask(turn.state), pending: { kind: "offer-person" as const } };
  return { turn: { ...turn, state, plan: say(reply, {}, { outcome: "answered", quickReplies: [person] }) } };
}
