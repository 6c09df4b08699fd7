import { isFields } from "../replies/fields.ts";
import { type DialogueState, freshState } from "../understanding/dialogue-state.ts";
import { isSurelyNamed } from "./decide/products.ts";
import { STILL_UPSET } from "./feeling.ts";
import type { TurnServices } from "./services.ts";
import type { Turn } from "./turn.ts";

const angerKept = 5;

/** A session that was idle too long begins anew: what was half done then is not what the customer means now. */
export function openSession(turn: Turn, services: TurnServices): Turn {
  const last = turn.state.lastTurnAt === undefined ? undefined : Date.parse(turn.state.lastTurnAt);
  const idleMs = services.playbook.playbook.thresholds.sessionIdleMinutes * 60_000;
  return last !== undefined && turn.startedAt.getTime() - last > idleMs ? { ...turn, state: freshState() } : turn;
}

/** What the next turn must remember of this one: what we speak about, and how well it goes. */
export function settleState(before: DialogueState, turn: Turn, services: TurnServices): DialogueState {
  const { state, understanding, draft, handoff } = turn;
  return {
    ...state,
    ...spokenOf(turn, services),
    focus: focusAfter(turn, services),
    automatedTurns: countTurns(before, turn, services),
    ...(understanding
      ? {
          // A colleague or a thank you ends it, and something done for a customer who writes calmly; a complaint that was
          // taken down does not. Calm words let it fade.
          angerHistory:
            handoff ||
            understanding.sentiment.label === "positive" ||
            (draft?.outcome === "acted" && understanding.sentiment.anger < STILL_UPSET)
              ? []
              : [...state.angerHistory, understanding.sentiment.anger].slice(-angerKept),
        }
      : {}),
    lastTurnAt: turn.startedAt.toISOString(),
  };
}

/** What "the other one" and "which one" mean next: the last question or look-up, and what stood side by side in it. */
function spokenOf(
  { state, plan, about, understanding }: Turn,
  { knowledge }: TurnServices,
): Pick<DialogueState, "lastQuestion" | "served" | "compared"> {
  const { lastQuestion, served, compared } = state;
  if (plan?.kind === "answer") {
    const products = plan.productIds.filter((id) => knowledge.productName(id) !== undefined);
    const [only = ""] = products;
    // Asked of one product, then the same of another: from then on each is the other's "other one".
    const both = plan.like && only !== plan.like && !compared.includes(only) ? [plan.like, ...products] : products;
    const beside = both.length > 1 ? both : both.every((id) => compared.includes(id)) ? compared : [];
    const intent = about ?? understanding?.intent.primary ?? "none";
    const confidence = plan.asked ?? understanding?.intent.confidence;
    return { lastQuestion: { query: plan.query, intent, confidence }, served: undefined, compared: [...beside] };
  }
  return plan?.kind === "call" ? { lastQuestion: undefined, served, compared: [] } : { lastQuestion, served, compared };
}

/** Grows with each turn that brought the customer no further; something done or answered, or a thank you, ends the count. */
function countTurns(
  before: DialogueState,
  { state, draft, handoff, understanding, recalled, input }: Turn,
  services: TurnServices,
): number {
  if (handoff || draft?.outcome === "acted") return 0;
  const smallTalk = services.playbook.intent(understanding?.intent.primary ?? "")?.reply;
  if (smallTalk !== undefined)
    return smallTalk === "thanks" || understanding?.sentiment.label === "positive" ? 0 : before.automatedTurns;
  if (draft?.outcome === "answered") {
    const saidBefore =
      recalled?.window.some(({ author, text }) => author === "customer" && text.trim() === input?.text.trim()) ?? false;
    return saidBefore || understanding?.sentiment.label === "negative" ? before.automatedTurns + 1 : 0;
  }
  return movedOn(before, state) ? before.automatedTurns : before.automatedTurns + 1;
}

/** Did the customer get nearer to what they want: another slot, a step of the proof, a question before the deed? */
function movedOn(before: DialogueState, after: DialogueState): boolean {
  if (after.task?.flow !== before.task?.flow || after.proof?.step !== before.proof?.step) return true;
  if (after.proof?.codeId !== before.proof?.codeId || after.task?.confirmationId !== before.task?.confirmationId)
    return true;
  return JSON.stringify(after.task?.slots) !== JSON.stringify(before.task?.slots);
}

function focusAfter(
  { id, state, plan, understanding, receipts }: Turn,
  services: TurnServices,
): DialogueState["focus"] {
  const known = new Set([
    ...services.playbook.playbook.entities.map((entity) => entity.id),
    "product",
    "email",
    "phone",
  ]);
  const focus: DialogueState["focus"] = { ...state.focus };
  const products = [...new Set(receipts.flatMap((receipt) => productsIn(receipt.result)))];
  const [only] = products;
  if (only !== undefined && products.length === 1) focus.product = { value: only, turnId: id };
  for (const { type, value, text, confidence, alternatives } of understanding?.entities ?? []) {
    const sure = type !== "product" || isSurelyNamed({ type, value, text, confidence });
    if (known.has(type) && !alternatives?.length && sure) focus[type] = { value, turnId: id };
  }
  const answered = plan?.kind === "answer" ? plan.productIds : [];
  const isProduct = services.playbook.playbook.graph.nodes.some(
    (node) => node.id === answered[0] && node.kind === "product",
  );
  if (answered[0] !== undefined && answered.length === 1 && isProduct && focus.product?.value !== answered[0])
    focus.product = { value: answered[0], turnId: id };
  const flow = state.task && services.playbook.flow(state.task.flow);
  for (const slot of flow?.slots ?? []) {
    const value = state.task?.slots[slot.name]?.value;
    if (value !== undefined && known.has(slot.type)) focus[slot.type] = { value, turnId: id };
  }
  return focus;
}

/** Products that a result speaks of, however deep. */
function productsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(productsIn);
  if (!isFields(value)) return [];
  const own = typeof value.productId === "string" ? [value.productId] : [];
  return [...own, ...Object.values(value).flatMap(productsIn)];
}
