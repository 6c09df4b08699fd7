import { feelingOf } from "../feeling.ts";
import type { HandoffReason, HandoffRequest } from "../turn.ts";
import { isSurelyAnswered, kindWords } from "./clarify.ts";
import { namedProducts } from "./products.ts";
import { isClear, type Situation } from "./situation.ts";

interface EscalationTrigger {
  readonly reason: HandoffReason;
  /** 0 normal, 1 high (anger, money), 2 urgent (safety). */
  readonly priority: HandoffRequest["priority"];
  /**
   * Why, in a few words for the agent, when this message goes to a person; undefined when not. `answered`: the message
   * answers a question of ours, so it need not be a clear wish. Rows without a condition are raised by later stages.
   */
  when?(situation: Situation, answered: boolean): string | undefined;
}

const SURELY_WANTED = 0.8;

/** Everything that ends in a person's hands. Decide reads it from top to bottom before anything else. */
export const escalationTriggers: readonly EscalationTrigger[] = [
  {
    reason: "safety",
    priority: 2,
    when: ({ turn }) => (turn.input?.verdict === "escalate" ? turn.input.reasons.join(", ") || "safety" : undefined),
  },
  {
    // Above the threshold, by one message or by the conversation, means a person, first in line.
    reason: "anger",
    priority: 1,
    when: ({ turn, services, button }) => {
      const { isFurious, anger, overall } = feelingOf(turn, services);
      return !button && isFurious
        ? `anger ${anger.toFixed(2)}, over the conversation ${overall.toFixed(2)}`
        : undefined;
    },
  },
  {
    reason: "asked-for-person",
    priority: 0,
    when: (situation, answered) => {
      const { intent } = situation.heard;
      if (situation.button) return undefined;
      // What answers a question of ours must ask for a person clearly: "changed my mind, don't need them" does not.
      if (intent.wantsPerson >= (answered ? SURELY_WANTED : 0.5))
        return `wants a person ${intent.wantsPerson.toFixed(2)}`;
      return intent.kind === "escalate" && isClear(situation) ? intent.primary : undefined;
    },
  },
  {
    reason: "human-only",
    priority: 0,
    when: (situation) => {
      const { humanOnly } = situation.services.playbook.playbook;
      const { category } = situation.heard.intent;
      return !situation.button && humanOnly.includes(category) && isClear(situation)
        ? `category ${category}`
        : undefined;
    },
  },
  {
    reason: "policy-conflict",
    priority: 0,
    when: (situation, answered) => (answered ? undefined : conflictingPolicies(situation)),
  },
  {
    // Reached means a person, unless this message is an answer to us or a thank you.
    reason: "too-many-turns",
    priority: 0,
    when: ({ state, services, heard }, answered) => {
      const limit = services.playbook.playbook.thresholds.automatedTurns;
      const isSmallTalk = services.playbook.intent(heard.intent.primary)?.reply !== undefined;
      if (answered || isSmallTalk || state.automatedTurns < limit) return undefined;
      return `${state.automatedTurns} automated turns without resolution`;
    },
  },
  {
    // Below the threshold, after the fallback classifier and the clarifications that are allowed, means a person.
    reason: "low-intent-confidence",
    priority: 0,
    when: (situation, answered) => {
      const { state, services, heard } = situation;
      if (answered || situation.button || isClear(situation)) return undefined;
      if (state.clarifications < services.playbook.playbook.thresholds.clarifications) return undefined;
      if (isSurelyAnswered(situation) || kindWords(situation) !== undefined) return undefined;
      return `intent ${heard.intent.primary} ${heard.intent.confidence.toFixed(2)}`;
    },
  },
  { reason: "repeated-blocks", priority: 0 },
  { reason: "over-limit", priority: 1 },
  { reason: "disputed", priority: 1 },
  { reason: "tool-failed", priority: 1 },
  { reason: "internal-failure", priority: 1 },
  { reason: "no-answer", priority: 0 },
  { reason: "low-response-confidence", priority: 0 },
];

export function priorityOf(reason: HandoffReason): HandoffRequest["priority"] {
  return escalationTriggers.find((trigger) => trigger.reason === reason)?.priority ?? 0;
}

/** The first trigger that fires. */
export function findEscalation(
  situation: Situation,
  answered: boolean,
): { readonly reason: HandoffReason; readonly detail: string } | undefined {
  for (const { reason, when } of escalationTriggers) {
    const detail = when?.(situation, answered);
    if (detail !== undefined) return { reason, detail };
  }
  return undefined;
}

/** Two policies of the same type, equally near to the product: no machine may choose between them. */
function conflictingPolicies(situation: Situation): string | undefined {
  const { services, heard } = situation;
  const type = services.playbook.intent(heard.intent.primary)?.policyType;
  if (type === undefined || !isClear(situation)) return undefined;
  const products = namedProducts(situation).sure;
  for (const productId of products.length > 0 ? products : [undefined]) {
    const policy = services.knowledge.policy(type, productId);
    if (policy.found === "conflict")
      return `${type}: ${policy.sourceIds.join(" and ")}${productId ? ` for ${productId}` : ""}`;
  }
  return undefined;
}
