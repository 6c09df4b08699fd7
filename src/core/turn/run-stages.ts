import { announceHandoff } from "./announce-handoff.ts";
import { handOver } from "./decide/apply-decision.ts";
import type { TurnServices } from "./services.ts";
import { settleState } from "./settle-state.ts";
import { translateReply } from "./translate-reply.ts";
import type { Stage, TraceStep, Turn } from "./turn.ts";

/**
 * Runs stages in order. Once a draft or a hand-off stands, only stages marked `always` run. A stage that fails hands the
 * conversation to a person, and only what tells the customer so still runs: never silence.
 */
export async function runStages(list: readonly Stage[], start: Turn, services: TurnServices): Promise<Turn> {
  let turn = start;
  let failed = false;
  for (const stage of list) {
    const skipped = (turn.draft !== undefined || turn.handoff !== undefined) && !stage.always;
    if (skipped || (failed && stage !== announceHandoff && stage !== translateReply)) continue;
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
