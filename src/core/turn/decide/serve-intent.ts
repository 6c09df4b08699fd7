import type { Flow } from "../../playbook/flow-schema.ts";
import { wantsOther } from "../../understanding/dialogue/comparing-words.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import type { Plan } from "../turn.ts";
import { bestClause } from "./clauses.ts";
import { fillSlots } from "./fill-slots.ts";
import { answerFromKnowledge, planAnswer } from "./plan-answer.ts";
import { planTask } from "./plan-task.ts";
import { namedProducts } from "./products.ts";
import { type Decision, flowOf, type Situation, say } from "./situation.ts";
import { queueTask, startTask } from "./tasks.ts";
import { heardFor } from "./wish-entities.ts";

/** A clear wish: small talk, a flow, or a question for our knowledge. `query` is set when it was asked earlier. */
export function serveIntent(situation: Situation, intentId: string, query = situation.text): Decision {
  const { services, state } = situation;
  const intent = services.playbook.intent(intentId);
  if (intent?.kind === "escalate")
    return { state, plan: { kind: "handoff", reason: "asked-for-person", detail: intentId } };
  if (intent && services.playbook.playbook.humanOnly.includes(intent.category)) {
    return { state, plan: { kind: "handoff", reason: "human-only", detail: `category ${intent.category}` } };
  }
  const second = beyondSmallTalk(situation, intentId);
  if (second !== undefined)
    return serveIntent({ ...situation, heard: withoutSecond(situation.heard, second) }, second, query);
  if (intent?.reply !== undefined)
    return withSecond(situation, { state, plan: say(intent.reply, {}, { outcome: "answered" }) });
  const flow = flowOf(situation, intentId);
  if (!flow) {
    const compares = namedProducts(situation).sure.length > 1;
    const two = situation.heard.intent.secondary !== undefined && query === situation.text && !compares;
    const asked = two ? questionFor(situation, intentId) : query;
    return withSecond(situation, answerFromKnowledge(situation, intentId, asked));
  }

  const started = startTask(state, flow.id, intentId, query);
  if (!started.task) return answerFromKnowledge(situation, intentId, query);
  const filled = fillSlots({ ...heardFor(situation, "primary"), state: started }, flow, started.task);
  return withSecond(
    situation,
    planTask({ ...situation, state: started }, started, filled.task, flow, filled.invalid?.reply),
  );
}

/** "Hello, where is my order?": the greeting needs no answer of its own. */
function beyondSmallTalk({ services, heard }: Situation, intentId: string): string | undefined {
  const { secondary } = heard.intent;
  if (services.playbook.intent(intentId)?.reply === undefined || secondary === undefined) return undefined;
  const second = services.playbook.intent(secondary);
  return second && second.reply === undefined ? secondary : undefined;
}

function withoutSecond(heard: Understanding, primary: string): Understanding {
  const { secondary: _, ...intent } = heard.intent;
  return { ...heard, intent: { ...intent, primary } };
}

/** The other wish in the same message: a question is served in the same reply, anything longer waits its turn. */
function withSecond(whole: Situation, decision: Decision): Decision {
  const situation = heardFor(whole, "secondary");
  const { heard, services, text, turn } = situation;
  const second =
    heard.intent.secondary === undefined || situation.button
      ? undefined
      : services.playbook.intent(heard.intent.secondary);
  if (!second || second.id === heard.intent.primary || second.reply !== undefined || second.kind === "escalate")
    return decision;
  const flow = flowOf(situation, second.id);
  const forPeople = flow?.handoff || services.playbook.playbook.humanOnly.includes(second.category);
  // A person is offered when asked for: half a sentence that sounds like it is not enough.
  if (decision.plan.kind === "handoff" || forPeople) return decision;
  if (!flow)
    return isOneComparison(decision, text) ? decision : { ...decision, also: secondQuestion(situation, second.id) };
  // "Refund it, it came damaged": the clause gives the reason, it is no report of its own.
  if (givesChoice(situation, decision)) return decision;
  const task = otherThan(
    decision,
    flow,
    { flow: flow.id, intent: second.id, slots: {}, askedTimes: 0, message: text },
    text,
  );
  const filled = fillSlots({ ...situation, state: { ...situation.state, task } }, flow, task);
  const also = readNow(situation, planTask(situation, situation.state, filled.task, flow).plan, filled.task);
  if (also && turn.customer.backofficeId !== undefined) return { ...decision, also };
  return { ...decision, state: queueTask(decision.state, filled.task) };
}

/** Which of two is better, and by what: both halves are one question. */
const isOneComparison = ({ plan }: Decision, text: string): boolean =>
  plan.kind === "answer" && plan.productIds.length > 1 && (text.match(/[.?!;]+(?=\s|$)/g) ?? []).length <= 1;

function givesChoice({ turn, services }: Situation, { state }: Decision): boolean {
  const slots = services.playbook.flow(state.task?.flow ?? "")?.slots.filter(({ type }) => type === "choice") ?? [];
  return slots.some(({ name }) => state.task?.slots[name]?.turnId === turn.id);
}

/** "Cancel this one, and where is my other one?": whatever the first wish is about, the second is not. */
function otherThan({ state }: Decision, flow: Flow, task: Task, text: string): Task {
  if (!wantsOther(text)) return task;
  const first = Object.entries(state.task?.slots ?? {});
  const taken = flow.slots.flatMap(({ name }) => first.filter(([other]) => other === name));
  return { ...task, not: Object.fromEntries(taken.map(([name, { value }]) => [name, value])) };
}

function secondQuestion(situation: Situation, intentId: string): Plan {
  const productIds = namedProducts(situation).sure;
  return planAnswer(situation, questionFor(situation, intentId), productIds, intentId);
}

/** Of a message with two wishes the part that asks for this one. */
function questionFor(situation: Situation, intentId: string): string {
  const { policyType } = situation.services.playbook.intent(intentId) ?? {};
  return bestClause(situation, namedProducts(situation).sure, policyType);
}

/** Only what changes nothing may run beside something else. */
function readNow({ services, turn }: Situation, plan: Plan, task: Task): Plan | undefined {
  if (plan.kind !== "call") return undefined;
  const known = services.tools.describe(turn.customer.trust);
  const tools = [plan.tool, services.playbook.flow(task.flow)?.tool];
  const reads = tools.every((tool) => known.find(({ name }) => name === tool)?.risk === "read");
  return reads ? { ...plan, task } : undefined;
}
