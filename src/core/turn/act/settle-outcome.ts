import type { ToolOutcome } from "../../contracts/tool.ts";
import type { Flow } from "../../playbook/flow-schema.ts";
import type { DialogueState } from "../../understanding/dialogue-state.ts";
import { applyDecision, handOver } from "../decide/apply-decision.ts";
import { answerFromKnowledge } from "../decide/plan-answer.ts";
import { readSituation, say } from "../decide/situation.ts";
import { endTask } from "../decide/tasks.ts";
import type { TurnServices } from "../services.ts";
import type { HandoffReason, Plan, Turn } from "../turn.ts";
import { askConfirmation } from "./ask-confirmation.ts";
import { askForProof } from "./identify.ts";
import { planNext } from "./plan-next.ts";
import { receiptDraft } from "./receipt-draft.ts";
import { settleRefusal } from "./settle-refusal.ts";

type Call = Extract<Plan, { kind: "call" }>;
/** `problem`: a reply key for what was wrong with the last value, said with the next question. */
export interface Settled {
  readonly turn: Turn;
  readonly problem?: string | undefined;
}

/** What follows from a tool's answer. Only `done` may be told as done. */
export function settleOutcome(
  turn: Turn,
  call: Call,
  outcome: ToolOutcome,
  services: TurnServices,
  problem: string | undefined,
): Settled {
  if (call.asks) return { turn: answerAsked(turn, call.asks, outcome, services) };
  const situation = readSituation(turn, services);
  switch (outcome.outcome) {
    case "done": {
      const known = { ...turn, receipts: [...turn.receipts, outcome.receipt] };
      if (call.slot !== undefined) return { turn: planNext(known, services, call, problem), problem };
      const flow = call.flow === undefined ? undefined : services.playbook.flow(call.flow);
      const draft = receiptDraft(situation, call.tool, flow, turn.state.task?.slots ?? {}, outcome.receipt);
      return { turn: { ...known, state: finished(turn.state, call, flow), draft } };
    }
    case "confirm":
      return { turn: askConfirmation(turn, services, call, outcome) };
    case "prove":
      return { turn: askForProof(turn, services), problem };
    case "human":
      return { turn: handOver(turn, reasonOf(outcome.rule), `${call.tool}: ${outcome.rule}`) };
    case "denied":
      return denied(turn, call, outcome.rule, services);
    case "refused":
      return settleRefusal(turn, call, outcome, services);
    case "unknown":
      return { turn: handOver(turn, "tool-failed", `${outcome.tool} gave no answer`) };
  }
}

/** The question that the read was for; without an answer from the back office it is answered as for anybody. */
function answerAsked(
  turn: Turn,
  { intent, query }: NonNullable<Call["asks"]>,
  outcome: ToolOutcome,
  services: TurnServices,
): Turn {
  const receipts = outcome.outcome === "done" ? [...turn.receipts, outcome.receipt] : turn.receipts;
  const known = { ...turn, receipts };
  return applyDecision(known, answerFromKnowledge(readSituation(known, services), intent, query));
}

/** What the task was about stays in focus; a second click ends no other task. */
function finished(state: DialogueState, call: Call, flow: Flow | undefined): DialogueState {
  const { task } = state;
  const redeemed = call.confirmationId && call.flow ? { redeemed: { id: call.confirmationId, flow: call.flow } } : {};
  if (!task || task.flow !== call.flow) return { ...state, ...redeemed };
  const focus = { ...state.focus };
  for (const slot of flow?.slots ?? []) {
    const filled = task.slots[slot.name];
    if (filled && slot.type !== "text" && slot.type !== "lines")
      focus[slot.type] = { value: filled.value, turnId: filled.turnId };
  }
  const served = { flow: task.flow, intent: task.intent, slots: task.slots };
  return { ...endTask(state), focus, served, ...redeemed };
}

/** Rules about how much and how often; a business that writes its own gives them these names, or their wish is `human-only`. */
const AMOUNT_RULES: readonly string[] = ["over-limit", "day-limit", "velocity", "other-currency"];

function reasonOf(rule: string): HandoffReason {
  if (rule === "disputed") return "disputed";
  return AMOUNT_RULES.includes(rule) ? "over-limit" : "human-only";
}

/** Policy said no. Somebody else's thing sounds exactly like one that does not exist. */
function denied(turn: Turn, call: Call, rule: string, services: TurnServices): Settled {
  if (rule === "not-owned")
    return settleRefusal(turn, call, { outcome: "refused", problem: "not_found", detail: rule }, services);
  const { language } = readSituation(turn, services);
  if (rule.startsWith("confirmation-")) {
    const task = turn.state.task && { ...turn.state.task, confirmationId: undefined };
    const paused = task ? [...turn.state.paused, task] : turn.state.paused;
    const yes = { label: services.playbook.say(language, "choice.again"), value: "resume:yes" };
    const state = { ...endTask(turn.state), paused, pending: { kind: "resume" as const } };
    return { turn: { ...turn, state, plan: say("confirm.expired", {}, { quickReplies: [yes] }) } };
  }
  const own = `denied.${rule}`;
  const reply = services.playbook.knows(language, own) ? own : "denied";
  const person = { label: services.playbook.say(language, "choice.person"), value: "person:yes" };
  const state = { ...endTask(turn.state), pending: { kind: "offer-person" as const } };
  return { turn: { ...turn, state, plan: say(reply, {}, { outcome: "answered", quickReplies: [person] }) } };
}
