// The way of a message through the stages, in order. Woken by take-turn.ts, which commits the result.
import { act } from "./act.ts";
import { announceHandoff } from "./announce-handoff.ts";
import { decide } from "./decide.ts";
import { handOver } from "./decide/apply-decision.ts";
import { followUp } from "./follow-up.ts";
import { guardInput } from "./guard-input.ts";
import { guardOutput } from "./guard-output.ts";
import { recall } from "./recall.ts";
import { respond } from "./respond.ts";
import type { TurnServices } from "./services.ts";
import { openSession, settleState } from "./settle-state.ts";
import type { Stage, TraceStep, Turn } from "./turn.ts";
import { understand } from "./understand.ts";

/** The order in which a message is answered. Read this list first. */
export const stages: readonly Stage[] = [guardInput, understand, recall, decide, act, respond, followUp, guardOutput, announceHandoff];

/**
 * Answers the waiting messages. Always ends with a draft: a stage that fails hands the conversation to a person, and
 * only what tells the customer so still runs.
 */
export async function runTurn(start: Turn, services: TurnServices): Promise<Turn> {
  return runStages(stages, openSession(start, services), services);
}

export async function runStages(list: readonly Stage[], start: Turn, services: TurnServices): Promise<Turn> {
  let turn = start;
  let failed = false;
  for (const stage of list) {
    const skipped = (turn.draft !== undefined || turn.handoff !== undefined) && !stage.always;
    if (skipped || (failed && stage !== announceHandoff)) continue;
    const began = performance.now();
    try {
      const { turn: next, decision, ...cost } = await stage.run(turn, services);
      turn = withStep(next, { stage: stage.name, ms: since(began), decision, ...cost });
    } catch (error) {
      failed = true;
      const problem = error instanceof Error ? error.name : "unknown";
      turn = withStep(withoutDraft(turn), { stage: stage.name, ms: since(began), decision: `failed: ${problem}` });
      turn = handOver(turn, "internal-failure", `${stage.name} failed`);
    }
  }
  return { ...turn, state: settleState(start.state, turn, services) };
}

const withStep = (turn: Turn, step: TraceStep): Turn => ({ ...turn, trace: [...turn.trace, step] });

/** What a failed stage leaves may be half a truth: nobody sees it. */
function withoutDraft({ draft: _, ...turn }: Turn): Turn {
  return turn;
}

const since = (began: number) => Math.round((performance.now() - began) * 100) / 100;
