import { knownIdentifier } from "../decide/answer-proof.ts";
import { applyDecision, handOver } from "../decide/apply-decision.ts";
import { planTask } from "../decide/plan-task.ts";
import { readSituation, say } from "../decide/situation.ts";
import { resumeTask } from "../decide/tasks.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";

type Identify = Extract<Plan, { kind: "identify" }>;
interface Proven {
  readonly turn: Turn;
  readonly result: string;
}

/** A tool wants proof: with an account already named the code goes out, else we ask for one. */
export function askForProof(turn: Turn, services: TurnServices): Turn {
  const identifier = knownIdentifier(readSituation(turn, services), turn.state);
  if (identifier) return { ...turn, plan: { kind: "identify", step: "send", identifier } };
  return {
    ...turn,
    state: { ...turn.state, proof: { step: "identifier", askedTimes: 0 } },
    plan: say("proof.identifier"),
  };
}

/** Sends the code, or checks it; once it is right the task goes on by itself. Never says whether an account exists. */
export function identify(turn: Turn, plan: Identify, services: TurnServices): Promise<Proven> {
  return plan.step === "send" ? send(turn, plan.identifier, services) : redeem(turn, plan.code, services);
}

async function send(
  turn: Turn,
  identifier: Extract<Identify, { step: "send" }>["identifier"],
  services: TurnServices,
): Promise<Proven> {
  const { id: conversationId, identityId, customerId } = turn.conversation;
  const situation = readSituation(turn, services);
  const { codeId } = await services.identification.sendCode({
    conversationId,
    identityId,
    customerId,
    identifier,
    language: situation.language,
  });
  const state = { ...turn.state, proof: { step: "code" as const, codeId, askedTimes: 0 } };
  return {
    turn: { ...turn, state, plan: say("proof.code.sent", {}, { quickReplies: resendButton(situation) }) },
    result: "sent",
  };
}

async function redeem(turn: Turn, code: string, services: TurnServices): Promise<Proven> {
  const { proof } = turn.state;
  const situation = readSituation(turn, services);
  const redeemed = await services.identification.redeem({
    codeId: proof?.codeId ?? "",
    conversationId: turn.conversation.id,
    customerId: turn.conversation.customerId,
    code,
  });
  switch (redeemed.result) {
    case "ok":
      return {
        turn: goOn(
          { ...turn, customer: { ...turn.customer, trust: 2, backofficeId: redeemed.backofficeId } },
          services,
        ),
        result: "ok",
      };
    case "wrong":
      return {
        turn: { ...turn, plan: say("proof.code.wrong", {}, { quickReplies: resendButton(situation) }) },
        result: "wrong",
      };
    case "expired":
      return {
        turn: { ...turn, plan: say("proof.code.expired", {}, { quickReplies: resendButton(situation) }) },
        result: "expired",
      };
    case "too-many":
      return {
        turn: handOver(
          { ...turn, state: { ...turn.state, proof: undefined } },
          "too-many-turns",
          "too many wrong codes",
        ),
        result: "too many",
      };
  }
}

/** Back to what the proof was for, also when the customer talked of something else in between. */
function goOn(turn: Turn, services: TurnServices): Turn {
  const proven = { ...turn.state, proof: undefined };
  const state = proven.task ? proven : resumeTask(proven);
  const flow = state.task && services.playbook.flow(state.task.flow);
  if (!state.task || !flow) return { ...turn, state, plan: say("proof.done", {}, { outcome: "answered" }) };
  const known = { ...turn, state };
  return applyDecision(
    known,
    planTask(readSituation(known, services), state, { ...state.task, asked: undefined, askedTimes: 0 }, flow),
  );
}

function resendButton({ services, language }: ReturnType<typeof readSituation>) {
  return [{ label: services.playbook.say(language, "choice.resend"), value: "resend" }];
}
