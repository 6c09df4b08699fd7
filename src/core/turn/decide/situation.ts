import type { Flow } from "../../playbook/flow-schema.ts";
import type { Manner } from "../../replies/format.ts";
import { pointsAtOne } from "../../understanding/dialogue/comparing-words.ts";
import type { DialogueState } from "../../understanding/dialogue-state.ts";
import type { IntentGuess, Understanding } from "../../understanding/understanding.ts";
import { customerZone } from "../customer-zone.ts";
import { heardIn, repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Plan, Turn } from "../turn.ts";
import { type Button, readButton } from "./buttons.ts";
import { correctsValue } from "./corrections.ts";

/** All that a decision rests on, in one place. Pure data: whoever reads it changes nothing. */
export interface Situation {
  readonly turn: Turn;
  readonly services: TurnServices;
  readonly state: DialogueState;
  readonly heard: Understanding;
  readonly text: string;
  /** What we answer in. */
  readonly language: string;
  /** What `text` is in. */
  readonly heardIn: string;
  readonly manner: Manner;
  readonly button?: Button;
}

/** What was decided. `state` replaces the turn's. */
export interface Decision {
  readonly state: DialogueState;
  readonly plan: Plan;
  readonly also?: Plan;
  /** The intent that is served, where the words do not say it: "1" after our question is about what we asked for. */
  readonly about?: string;
}

const nothingHeard: Understanding = {
  intent: { primary: "none", confidence: 0, category: "general", kind: "question", outOfScope: 1, wantsPerson: 0 },
  entities: [],
  sentiment: { label: "neutral", anger: 0 },
  refersBack: false,
  isAnswerToQuestion: false,
};

export function readSituation(turn: Turn, services: TurnServices): Situation {
  const { playbook } = services;
  const language = repliesIn(turn, playbook);
  const button = turn.input?.button === undefined ? undefined : readButton(turn.input.button);
  return {
    turn,
    services,
    state: turn.state,
    heard: turn.understanding ?? nothingHeard,
    text: turn.input?.text ?? "",
    language,
    heardIn: heardIn(turn, playbook),
    manner: { language, timeZone: customerZone(turn, playbook), currency: playbook.playbook.currency },
    ...(button ? { button } : {}),
  };
}

/** Did we understand well enough to act on it? Below the threshold means: ask once, then a person. */
export function isClear(situation: Situation, intent: IntentGuess = situation.heard.intent): boolean {
  const { thresholds } = situation.services.playbook.playbook;
  if (isBareAddress(situation)) return false;
  return intent.primary !== "none" && intent.confidence >= thresholds.intent && intent.outOfScope < 0.5;
}

/** Nothing but an e-mail address or a phone number: whatever it is for, it is no wish. */
function isBareAddress({ heard, text, button }: Situation): boolean {
  const addresses = heard.entities.filter(({ type }) => type === "email" || type === "phone");
  const rest = addresses.reduce((left, entity) => left.replace(entity.text, " "), text);
  return !button && addresses.length > 0 && !/\p{L}{2}/u.test(rest);
}

/** The flow of an intent, if it has one. */
export function flowOf(situation: Situation, intentId: string): Flow | undefined {
  const id = situation.services.playbook.intent(intentId)?.flow;
  return id === undefined ? undefined : situation.services.playbook.flow(id);
}

/** A clear wish for something other than the task under way. */
export function isOtherTopic(situation: Situation): boolean {
  const { heard, state } = situation;
  if (situation.button || heard.isAnswerToQuestion || !isClear(situation) || isMostlyData(situation)) return false;
  const current = state.task ?? state.paused.at(-1);
  const asked = state.task?.asked !== undefined || state.pending?.kind === "which-product";
  if (asked && pointsAtOne(situation.text)) return false;
  const flow = current && situation.services.playbook.flow(current.flow);
  if (flow && correctsValue(situation, flow)) return false;
  return heard.intent.primary !== current?.intent;
}

/** "SB-10234", "anna@…": the message is little more than a value, so it answers us whatever the classifier thinks. */
function isMostlyData(situation: Situation): boolean {
  const covered = situation.heard.entities.reduce((sum, entity) => Math.max(sum, entity.text.length), 0);
  return covered > 0 && covered >= situation.text.trim().length * 0.5;
}

export const say = (
  reply: string,
  values: Readonly<Record<string, string>> = {},
  extra: Partial<
    Pick<Extract<Plan, { kind: "say" }>, "outcome" | "quickReplies" | "card" | "declines" | "words" | "forgets">
  > = {},
): Plan => ({ kind: "say", reply, values, outcome: "clarified", ...extra });
