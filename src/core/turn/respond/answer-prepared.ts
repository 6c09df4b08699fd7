import { countsOn, dayIn } from "../../knowledge/in-force.ts";
import { askedAbout } from "../../prepared/asked-about.ts";
import type { FoundPrepared } from "../../prepared/found-answer.ts";
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
 * The known question that this surely is, and what it is about. A question about several products is none, and so is one
 * in a language that nothing is prepared in.
 */
export async function findPrepared(
  turn: Turn,
  { playbook, prepared, knowledge }: Pick<TurnServices, "playbook" | "prepared" | "knowledge">,
  { query: text, productIds: named, policyType }: Pick<AnswerPlan, "query" | "productIds" | "policyType">,
): Promise<(FoundPrepared & { readonly productIds: readonly string[] }) | undefined> {
  const language = repliesIn(turn, playbook);
  if (!prepared || language !== heardIn(turn, playbook)) return undefined;
  const about = named.length > 0 ? named : knowledge.findGroups(text).map(({ productId }) => productId);
  const productIds = askedAbout(text, about, knowledge);
  if (productIds.length > 1) return undefined;
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
  return found.answer.sourceIds.every((id) => countsOn(day, id, knowledge)) ? { ...found, productIds } : undefined;
}

/**
 * The answer that was prepared for this question, if it surely is a known one: no source is searched and no model is
 * asked.
 */
export async function answerPrepared(
  turn: Turn,
  services: TurnServices,
  plan: AnswerPlan,
): Promise<PreparedDraft | undefined> {
  const found = await findPrepared(turn, services, plan);
  if (!found) return undefined;
  return {
    draft: draftPrepared(found, repliesIn(turn, services.playbook), services),
    decision: `prepared ${found.answer.id} ${found.probability.toFixed(2)}, cites ${found.answer.sourceIds.join(", ")}`,
  };
}
