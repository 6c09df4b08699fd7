// The way of a message through the stages, in order. Called by take-turn.ts, which commits the result.
// Next: store/turn-store.ts, which holds the lease, the fence and that commit.
import { act } from "./act.ts";
import { announceHandoff } from "./announce-handoff.ts";
import { decide } from "./decide.ts";
import { followUp } from "./follow-up.ts";
import { guardInput } from "./guard-input.ts";
import { guardOutput } from "./guard-output.ts";
import { listen } from "./listen.ts";
import { recall } from "./recall.ts";
import { respond } from "./respond.ts";
import { runStages } from "./run-stages.ts";
import type { TurnServices } from "./services.ts";
import { openSession } from "./settle-state.ts";
import { tone } from "./tone.ts";
import { translateMessage } from "./translate-message.ts";
import { translateReply } from "./translate-reply.ts";
import type { Stage, Turn } from "./turn.ts";
import { understand } from "./understand.ts";

/** The order in which a message is answered. Read this list first. */
export const stages: readonly Stage[] = [
  listen,
  guardInput,
  translateMessage,
  understand,
  recall,
  decide,
  act,
  respond,
  guardOutput,
  followUp,
  tone,
  announceHandoff,
  translateReply,
];

/** Answers the waiting messages. Always ends with a draft. */
export async function runTurn(start: Turn, services: TurnServices): Promise<Turn> {
  return runStages(stages, openSession(start, services), services);
}
