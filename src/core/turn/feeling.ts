import { conversationAnger, saysAgain } from "../understanding/sentiment/conversation-anger.ts";
import type { TurnServices } from "./services.ts";
import type { Turn } from "./turn.ts";

/** A message calmer than this brings nobody to a person, whatever was said before it. */
const STILL_UPSET = 0.2;

export interface Feeling {
  /** Of these messages alone, 0 to 1. */
  readonly anger: number;
  /** With what went before, 0 to 1. */
  readonly overall: number;
  /** Above the playbook's threshold: a person takes over. */
  readonly isFurious: boolean;
  /** Replies say sorry once and stay sober. */
  readonly isUpset: boolean;
}

/** How the customer feels, over the conversation. The same answer in each stage behind recall. */
export function feelingOf({ state, understanding, recalled, input }: Turn, { playbook }: TurnServices): Feeling {
  const anger = understanding?.sentiment.anger ?? 0;
  const said = (recalled?.window ?? []).filter(({ author }) => author === "customer").map(({ text }) => text);
  const repeated =
    input?.button === undefined && state.angerHistory.some((one) => one > 0) && saysAgain(input?.text ?? "", said);
  const overall = conversationAnger(state.angerHistory, anger, repeated);
  const { anger: furious, upset } = playbook.playbook.thresholds;
  return {
    anger,
    overall,
    isFurious: anger > furious || (overall > furious && (anger >= STILL_UPSET || repeated)),
    isUpset: overall >= upset,
  };
}
