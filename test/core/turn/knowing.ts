import type { LanguageModel } from "../../../src/core/contracts/language-model.ts";
import type { Playbook } from "../../../src/core/playbook/schema.ts";
import type { TurnServices } from "../../../src/core/turn/services.ts";
import * as oneTurn from "../../../src/evaluation/grounding/one-turn.ts";

export { type Asked, modelDraft, turnFor } from "../../../src/evaluation/grounding/one-turn.ts";

const EFFECTS = ["cancel_booking", "process_refund", "block_card", "schedule_callback"];

/** The services that recall, respond and guard-output use; all others fail when touched. */
export const servicesFor = (
  playbook: Playbook,
  extra: { model?: LanguageModel; memory?: TurnServices["memory"] } = {},
): TurnServices => oneTurn.servicesFor(playbook, { ...extra, effects: EFFECTS });
