import type { Playbook } from "../../core/playbook/schema.ts";
import { guardOutput } from "../../core/turn/guard-output.ts";
import { modelDraft, servicesFor, turnFor } from "./one-turn.ts";
import type { WrittenDraft } from "./written-drafts.ts";

export interface JudgedDraft {
  readonly draft: WrittenDraft;
  /** The customer reads it as it was written. */
  readonly through: boolean;
  /** Otherwise: another text, that passed, or a person. */
  readonly handedOver: boolean;
  readonly decision: string;
}

/** Puts each draft before the guard as if a model had written it. */
export async function judgeDrafts(
  playbook: Playbook,
  drafts: readonly WrittenDraft[],
): Promise<readonly JudgedDraft[]> {
  const effects = [...new Set(drafts.flatMap((draft) => draft.effects))];
  const services = servicesFor(playbook, { effects });
  return Promise.all(
    drafts.map(async (draft) => {
      const written = modelDraft(playbook, draft.text, draft.sourceIds);
      const { turn, decision } = await guardOutput.run(turnFor({ ...draft, draft: written }), services);
      return { draft, through: turn.draft?.text === draft.text, handedOver: turn.draft === undefined, decision };
    }),
  );
}
