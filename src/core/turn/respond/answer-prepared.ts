import { countsOn, dayIn } from "../../knowledge/in-force.ts";
import { heardIn, repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import type { AnswerPlan } from "./answer-block.ts";
import { draftPrepared } from "./draft-prepared.ts";

export interface PreparedDraft {
  readonly draft: Draft;
  readonly decision: string;
}

/**
 * The answer that was prepared for this question, if it surely is a known one: no source is searched and no model is
 * asked. Questions about several products are composed, as are those in a language that nothing is prepared in.
 */
export async function answerPrepared(
  turn: Turn,
  services: TurnServices,
  plan: AnswerPlan,
): Promise<PreparedDraft | undefined> {
  const { playbook, prepared, knowledge } = services;
  const language = repliesIn(turn, playbook);
  if (!prepared || plan.productIds.length > 1 || language !== heardIn(turn, playbook)) return undefined;
  const productIds = aboutOf(plan, services);
  if (productIds.length > 1) return undefined;
  const { query: text, policyType } = plan;
  const found = await prepared.find({
    text,
    language,
    productIds,
    ...(policyType === undefined ? {} : { policyType }),
  });
  // What guard-output would hand over is better composed: that may be surer.
  if (!found || found.probability < playbook.playbook.thresholds.response) return undefined;
  // What was true when it was prepared may have run out since, or last until tomorrow only.
  const day = dayIn(turn.startedAt, playbook.playbook.timeZone);
  if (!found.answer.sourceIds.every((id) => countsOn(day, id, knowledge))) return undefined;
  return {
    draft: draftPrepared(found, language, services),
    decision: `prepared ${found.answer.id} ${found.probability.toFixed(2)}, cites ${found.answer.sourceIds.join(", ")}`,
  };
}

/** A category or supplier that is named counts where no product is. */
const aboutOf = ({ productIds, query }: AnswerPlan, { knowledge }: TurnServices): readonly string[] =>
  productIds.length > 0 ? productIds : knowledge.findGroups(query).map(({ productId }) => productId);
