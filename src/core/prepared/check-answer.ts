import { judgeDraft } from "../turn/guard-output/judge-draft.ts";
import { draftPrepared } from "../turn/respond/draft-prepared.ts";
import type { TurnServices } from "../turn/services.ts";
import { offlineTurn } from "./offline-turn.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

/** Why the output guard would not let it be said to whoever asks its own question; empty when it would. */
export function problemsOf(answer: PreparedAnswer, services: TurnServices): readonly string[] {
  const { question: text, language, productIds } = answer;
  const turn = offlineTurn({ text, language, productIds: productIds.slice(0, 1) }, services.clock.now());
  return judgeDraft(turn, services, draftPrepared({ answer, probability: 1 }, language, services)).reasons;
}
