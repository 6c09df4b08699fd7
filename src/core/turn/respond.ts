// Next on the way of a message: guard-output.ts
import { feelingOf } from "./feeling.ts";
import { repliesIn } from "./languages.ts";
import { answerPrepared } from "./respond/answer-prepared.ts";
import { composeAnswer } from "./respond/compose-answer.ts";
import { settledWithoutModel } from "./respond/settled-without-model.ts";
import { writeWithModel } from "./respond/write-with-model.ts";
import type { TurnServices } from "./services.ts";
import type { HandoffReason, HandoffRequest, Stage, Turn } from "./turn.ts";

/** Writes what decide wants said: a reply text, or an answer from sources, in a model's words when there is one. */
export const respond: Stage = {
  name: "respond",

  async run(turn, services) {
    const { plan } = turn;
    if (turn.handoff) return { turn, decision: `hand-off ${turn.handoff.reason}` };
    if (!plan) return handOver(turn, "internal-failure", "decide left no plan");
    switch (plan.kind) {
      case "handoff":
        return handOver(turn, plan.reason, plan.detail);
      case "identify":
        return handOver(turn, "internal-failure", "act left no reply");
      case "call":
        return handOver(turn, "tool-failed", `${plan.tool} left no reply`);
      case "say": {
        const language = repliesIn(turn, services.playbook);
        const text =
          plan.words ?? services.playbook.say(language, replyFor(turn, services, language, plan.reply), plan.values);
        const { quickReplies, card } = plan;
        const draft = {
          text,
          from: "template",
          outcome: plan.outcome,
          citations: [],
          confidence: 1,
          values: plan.values,
          ...(quickReplies ? { quickReplies } : {}),
          ...(card ? { card } : {}),
        } as const;
        return { turn: { ...turn, draft }, decision: `say ${plan.reply}` };
      }
      case "answer": {
        const known = await answerPrepared(turn, services, plan);
        if (known) return { turn: { ...turn, draft: known.draft }, decision: known.decision };
        const composed = composeAnswer(turn, services, plan);
        if (composed.composed === "conflict") return handOver(turn, "policy-conflict", composed.detail);
        if (composed.composed === "nothing") return handOver(turn, "no-answer", noAnswerDetail(turn));
        const without = services.model ? settledWithoutModel(turn, services, composed) : "";
        if (!services.model || without !== undefined)
          return {
            turn: { ...turn, draft: composed.draft },
            decision: `composed ${without}${cited(composed.draft.citations)}`,
          };
        const { draft, decision, answer, promptVersion } = await writeWithModel(
          turn,
          services,
          services.model,
          plan,
          composed.draft,
        );
        const spent = answer
          ? { tokensIn: answer.tokensIn, tokensOut: answer.tokensOut, costMicroUsd: answer.costMicroUsd }
          : {};
        const asked = promptVersion === undefined ? {} : { promptVersion };
        return { turn: { ...turn, draft: draft ?? composed.draft }, decision, ...asked, ...spent };
      }
    }
  },
};

/** A cheerful text has a sober one for customers who are upset: `greeting.upset`. */
function replyFor(turn: Turn, services: TurnServices, language: string, reply: string): string {
  const sober = `${reply}.upset`;
  return feelingOf(turn, services).isUpset && services.playbook.knows(language, sober) ? sober : reply;
}

const PRIORITY: Partial<Record<HandoffReason, 1 | 2>> = { anger: 1, disputed: 1, "over-limit": 1, safety: 2 };

function handOver(turn: Turn, reason: HandoffReason, detail: string | undefined): { turn: Turn; decision: string } {
  const handoff: HandoffRequest = { reason, priority: PRIORITY[reason] ?? 0, ...(detail ? { detail } : {}) };
  return { turn: { ...turn, handoff }, decision: `hand-off ${reason}` };
}

const cited = (citations: readonly { readonly sourceId: string }[]): string =>
  citations.map(({ sourceId }) => sourceId).join(", ");

/** For the agent: the nearest we have, which was not near enough to say. */
function noAnswerDetail(turn: Turn): string {
  const near = (turn.recalled?.found ?? [])
    .slice(0, 3)
    .map((passage) => `${passage.sourceId} ${passage.score.toFixed(2)}`);
  return near.length > 0 ? `Nearest sources: ${near.join(", ")}` : "No source speaks of this";
}
