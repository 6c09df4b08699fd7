// Next on the way of a message: respond.ts

import { readDetails } from "./act/ask-confirmation.ts";
import { callTool } from "./act/call-tool.ts";
import { identify } from "./act/identify.ts";
import { secondRead } from "./act/second-read.ts";
import { settleOutcome } from "./act/settle-outcome.ts";
import type { TurnServices } from "./services.ts";
import type { Stage, Turn } from "./turn.ts";

/** More steps than any sound flow needs: look up choices for each slot, then the call itself. */
const mostSteps = 8;

/**
 * Carries out what decide planned: a tool call or a proof of identity, and whatever follows from it without the
 * customer. Ends with a draft (a receipt's words), a question to say, or a person. A second wish that only reads runs
 * beside it; writes run one at a time.
 */
export const act: Stage = {
  name: "act",

  async run(turn, services) {
    const [main, second] = await Promise.all([carryOut(turn, services), secondRead(turn, services)]);
    const receipts = [...main.turn.receipts, ...(second?.receipts ?? [])];
    return {
      turn: { ...main.turn, receipts, ...(second?.draft ? { second: second.draft } : {}) },
      decision: [...main.steps, ...(second ? [second.step] : [])].join(", ") || "nothing to do",
    };
  },
};

async function carryOut(
  start: Turn,
  services: TurnServices,
): Promise<{ readonly turn: Turn; readonly steps: readonly string[] }> {
  const steps: string[] = [];
  let turn = start;
  let problem: string | undefined;
  const { conversation, plan: first } = start;
  if (first?.kind === "say" && first.declines) await services.tools.decline?.(conversation.id, first.declines);

  while (steps.length < mostSteps && !turn.draft && !turn.handoff) {
    const { plan } = turn;
    if (plan?.kind === "call") {
      const outcome = await callTool(turn, plan, services);
      steps.push(`${plan.tool} ${describe(outcome)}`);
      if (outcome.outcome === "confirm") turn = await readDetails(turn, services);
      ({ turn, problem } = settleOutcome(turn, plan, outcome, services, problem));
    } else if (plan?.kind === "identify") {
      const proven = await identify(turn, plan, services);
      steps.push(`${plan.step} code ${proven.result}`);
      turn = proven.turn;
    } else {
      break;
    }
  }
  return { turn, steps };
}

function describe(outcome: Awaited<ReturnType<typeof callTool>>): string {
  switch (outcome.outcome) {
    case "human":
    case "denied":
      return `${outcome.outcome} ${outcome.rule}`;
    case "refused":
      return `refused ${outcome.problem}`;
    case "done":
    case "confirm":
    case "prove":
    case "unknown":
      return outcome.outcome;
  }
}
