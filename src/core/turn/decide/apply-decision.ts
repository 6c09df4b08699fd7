import type { HandoffReason, Turn } from "../turn.ts";
import { priorityOf } from "./escalation-triggers.ts";
import type { Decision } from "./situation.ts";

/** The turn as a decision leaves it. */
export function applyDecision(turn: Turn, { plan, also, state, about }: Decision): Turn {
  const planned = { ...turn, state, plan, ...(also ? { also } : {}), ...(about ? { about } : {}) };
  return plan.kind === "handoff" ? handOver(planned, plan.reason, plan.detail) : planned;
}

/** Ends the turn in a person's queue, with the priority of the triggers' table. */
export function handOver(turn: Turn, reason: HandoffReason, detail?: string): Turn {
  const plan = { kind: "handoff", reason, ...(detail ? { detail } : {}) } as const;
  return { ...turn, plan, handoff: { reason, priority: priorityOf(reason), ...(detail ? { detail } : {}) } };
}
