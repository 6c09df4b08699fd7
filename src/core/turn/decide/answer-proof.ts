import type { DialogueState } from "../../understanding/dialogue-state.ts";
import type { Entity } from "../../understanding/understanding.ts";
import type { Plan } from "../turn.ts";
import { fillSlots } from "./fill-slots.ts";
import { mostAsked } from "./plan-task.ts";
import { type Decision, isOtherTopic, type Situation, say } from "./situation.ts";
import { pickOffered } from "./slot-values.ts";
import { wantsToStop } from "./wants-to-stop.ts";

type Identifier = Extract<Plan, { kind: "identify"; step: "send" }>["identifier"];

/** The customer proves who they are: names an account, types the code, or asks for another one. */
export function answerProof(situation: Situation): Decision | undefined {
  const { state } = situation;
  if (!state.proof) return undefined;
  const code = state.proof.codeId === undefined || situation.button ? undefined : readCode(situation.text);
  if (code !== undefined) return { state, plan: { kind: "identify", step: "redeem", code } };
  const given = identifierIn(situation, situation.heard.entities);
  const identifier = situation.button?.press === "resend" ? knownIdentifier(situation, state) : given;
  const repeated = situation.button === undefined && state.proof.step === "code" && isKnown(state, identifier);
  if (repeated && !isOtherTopic(situation)) return askAgain(state, state.proof);
  if (identifier && !isOtherTopic(situation))
    return { state: withSlots(situation, state), plan: { kind: "identify", step: "send", identifier } };
  const detailed = withDetail(situation, state);
  if (detailed) return askAgain(detailed, state.proof);
  if (situation.button || isOtherTopic(situation) || !state.task || isCancelling(situation)) return undefined;
  return askAgain(state, state.proof);
}

/** The customer repeats what the code was already sent for. */
function isKnown(state: DialogueState, identifier: Identifier | undefined): boolean {
  const known = [...Object.values(state.task?.slots ?? {}), ...Object.values(state.focus)].map(({ value }) => value);
  return identifier !== undefined && known.includes(identifier.value);
}

function askAgain(state: DialogueState, proof: NonNullable<DialogueState["proof"]>): Decision {
  const askedTimes = proof.askedTimes + 1;
  const next = { ...state, proof: { ...proof, askedTimes } };
  if (askedTimes > mostAsked)
    return { state: next, plan: { kind: "handoff", reason: "too-many-turns", detail: "could not prove who they are" } };
  if (proof.step === "identifier") return { state: next, plan: say("proof.identifier.again") };
  return { state: next, plan: say("proof.code.again", {}, {}) };
}

/** Six digits, however they are spaced. */
export function readCode(text: string): string | undefined {
  const digits = /(?<![\d\p{L}-])(\d[\s.-]?){5}\d(?![\d\p{L}])/u.exec(text.normalize("NFKC"))?.[0];
  return digits?.replace(/\D/g, "");
}

/** Something in the text that may stand for an account: an e-mail, a phone, or an id of the business. */
export function identifierIn(situation: Situation, entities: readonly Entity[]): Identifier | undefined {
  const ids = new Set(situation.services.playbook.playbook.entities.map((entity) => entity.id));
  for (const { type, value } of entities) {
    if (type === "email" || type === "phone") return { type, value };
    if (ids.has(type)) return { type: "order", value };
  }
  return undefined;
}

/** The same, from what was said earlier in this conversation. */
export function knownIdentifier(situation: Situation, state: DialogueState): Identifier | undefined {
  const flow = state.task && situation.services.playbook.flow(state.task.flow);
  const ids = new Set(situation.services.playbook.playbook.entities.map((entity) => entity.id));
  const named = identifierIn(situation, situation.heard.entities);
  if (named) return named;
  for (const slot of flow?.slots ?? []) {
    const value = state.task?.slots[slot.name]?.value;
    if (value !== undefined && ids.has(slot.type)) return { type: "order", value };
  }
  for (const [type, { value }] of Object.entries(state.focus)) {
    if (type === "email" || type === "phone") return { type, value };
    if (ids.has(type)) return { type: "order", value };
  }
  return undefined;
}

/** The order number that names the account is often what the task needs as well. */
function withSlots(situation: Situation, state: DialogueState): DialogueState {
  const flow = state.task && situation.services.playbook.flow(state.task.flow);
  if (!state.task || !flow) return state;
  return { ...state, task: fillSlots(situation, flow, state.task).task };
}

/** "It is broken", while we wait for the code: what was chosen before is said again or corrected. */
function withDetail(situation: Situation, state: DialogueState): DialogueState | undefined {
  const flow = state.task && situation.services.playbook.flow(state.task.flow);
  const names = flow?.slots.some((slot) => slot.type === "choice" && pickOffered(situation, slot, false) !== undefined);
  return names && !situation.text.includes("?") ? withSlots(situation, state) : undefined;
}

function isCancelling({ heard, services, text }: Situation): boolean {
  return (
    heard.answer === "no" || wantsToStop(text) || services.playbook.intent(heard.intent.primary)?.reply !== undefined
  );
}
