// Next on the way of a message: act.ts

import { answerMemory } from "./decide/answer-memory.ts";
import { applyDecision } from "./decide/apply-decision.ts";
import { askAgain } from "./decide/ask-again.ts";
import { clarify } from "./decide/clarify.ts";
import { findEscalation } from "./decide/escalation-triggers.ts";
import { lookUpAgain } from "./decide/look-up-again.ts";
import { answerOpenQuestion, strayAnswer } from "./decide/open-question.ts";
import { refuseTopic } from "./decide/refuse-topic.ts";
import { serveIntent } from "./decide/serve-intent.ts";
import { offerLanguages, settleLanguage } from "./decide/settle-language.ts";
import { type Decision, readSituation, type Situation } from "./decide/situation.ts";
import { answerWordless } from "./decide/wordless.ts";
import type { Stage } from "./turn.ts";

/** What happens next: a person, an answer to our question, a clarification, or the wish itself. Changes nothing outside. */
export const decide: Stage = {
  name: "decide",

  async run(turn, services) {
    const situation = readSituation(turn, services);
    const decision = choose(situation);
    return { turn: applyDecision(turn, decision), decision: describePlan(decision) };
  },
};

function choose(situation: Situation): Decision {
  const settled = answerWordless(situation) ?? settleLanguage(situation) ?? answerMemory(situation);
  if (settled) return settled;
  const answer =
    answerOpenQuestion(situation) ??
    lookUpAgain(situation) ??
    askAgain(situation) ??
    strayAnswer(situation) ??
    refuseTopic(situation);
  const offer = answer ? undefined : offerLanguages(situation);
  const escalation = findEscalation(situation, (answer ?? offer) !== undefined);
  if (escalation) return { state: situation.state, plan: { kind: "handoff", ...escalation } };
  return answer ?? offer ?? clarify(situation) ?? serveIntent(situation, situation.heard.intent.primary);
}

function describePlan({ plan, also }: Decision): string {
  const second = also ? `, also ${also.kind}` : "";
  switch (plan.kind) {
    case "answer":
      return `answer ${plan.productIds.join(", ") || "in general"}${second}`;
    case "say":
      return `say ${plan.reply}${second}`;
    case "call":
      return `call ${plan.tool}${plan.confirmationId ? " confirmed" : ""}${second}`;
    case "identify":
      return `identify ${plan.step}`;
    case "handoff":
      return `hand off ${plan.reason}`;
  }
}
