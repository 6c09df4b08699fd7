import { letThroughAfter } from "../../safety/let-through.ts";
import type { Verdict } from "../../safety/verdict.ts";
import { judgeSentiment } from "../../understanding/sentiment/sentiment.ts";
import { repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";

/**
 * At this many blocked messages in a session a person takes over: a customer who was misjudged must not run against a
 * wall for ever, and whoever tries tricks gains nothing from it. It comes without priority, once a conversation.
 */
const BLOCKS_BEFORE_A_PERSON = 3;

/** What a verdict means for the turn: a fixed reply, a person, or nothing. */
export function answerVerdict(turn: Turn, verdict: Verdict, services: TurnServices): Turn {
  switch (verdict.verdict) {
    case "safe": {
      const letThrough = letThroughAfter(turn.state.letThrough, turn.input?.text ?? "", verdict.injection);
      return { ...turn, state: { ...turn.state, letThrough } };
    }
    case "blocked":
      return turnAway(turn, verdict, services);
    case "escalate":
      return {
        ...turn,
        state: { ...turn.state, letThrough: [] },
        draft: fixedReply(turn, "selfharm", "handed-off", services),
        handoff: { reason: "safety", priority: 2, detail: "The customer may be thinking of self-harm." },
      };
  }
}

function turnAway(turn: Turn, { abusive }: Verdict, services: TurnServices): Turn {
  const blockedMessages = turn.state.blockedMessages + 1;
  const state = { ...turn.state, blockedMessages, letThrough: [] };
  // Fury is easily taken for a trick, and a person can be tricked by neither.
  const { anger } = judgeSentiment(turn.input?.text ?? "");
  if (!abusive && anger > services.playbook.playbook.thresholds.anger) {
    const detail = `anger ${anger.toFixed(2)}; the words also looked like an attempt to trick the assistant`;
    return { ...turn, state, handoff: { reason: "anger", priority: 1, detail } };
  }
  const draft = fixedReply(turn, abusive ? "blocked.abuse" : "blocked", "blocked", services);
  if (blockedMessages < BLOCKS_BEFORE_A_PERSON) return { ...turn, state, draft };
  const detail = `${blockedMessages} messages blocked, the last one for ${turn.input?.reasons[0] ?? "injection"}`;
  return {
    ...turn,
    state: { ...state, blockedMessages: 0 },
    draft,
    handoff: { reason: "repeated-blocks", priority: 0, detail },
  };
}

function fixedReply(turn: Turn, key: string, outcome: Draft["outcome"], { playbook }: TurnServices): Draft {
  const text = playbook.say(repliesIn(turn, playbook), key);
  return { text, from: "template", outcome, citations: [], confidence: 1 };
}
