import { countsOn, dayIn } from "../../knowledge/in-force.ts";
import type { KnownSource } from "../../knowledge/knowledge-index.ts";
import { productsInQuestion } from "../recall.ts";
import type { AnswerPlan } from "../respond/answer-block.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";

/** What the customer asked, in both wishes of their message, and about which products. */
export function questionOf(
  turn: Turn,
  services: TurnServices,
): { readonly text: string; readonly productIds: readonly string[] } {
  const planned = answerPlans(turn);
  const text = planned.map((plan) => plan.query).join("\n") || (turn.input?.text ?? "");
  const known = planned.some((plan) => plan.productIds.length > 0)
    ? planned.flatMap((plan) => plan.productIds)
    : productsInQuestion(turn, services.knowledge);
  if (known.length > 0) return { text, productIds: [...new Set(known)] };
  const { knowledge, playbook } = services;
  const named = [...knowledge.findProducts(text).filter(({ score }) => score >= 0.75), ...knowledge.findGroups(text)];
  if (named.length > 0) return { text, productIds: [...new Set(named.map(({ productId }) => productId))] };
  const products = playbook.playbook.graph.nodes.filter((node) => node.kind === "product");
  return { text, productIds: products.length === 1 && products[0] ? [products[0].id] : [] };
}

/** The wishes of this message that knowledge answers. */
export const answerPlans = (turn: Turn): readonly AnswerPlan[] =>
  [turn.plan, turn.also].filter((plan): plan is AnswerPlan => plan?.kind === "answer");

/** Cited sources that may speak here, and what is wrong with the others. */
export function rightSources(
  turn: Turn,
  services: TurnServices,
  draft: Draft,
): { readonly sources: readonly KnownSource[]; readonly wrong: readonly string[] } {
  const { knowledge, playbook } = services;
  const { productIds } = questionOf(turn, services);
  const day = dayIn(turn.startedAt, playbook.playbook.timeZone);
  const sources: KnownSource[] = [];
  const wrong: string[] = [];
  for (const { sourceId } of draft.citations) {
    const source = knowledge.source(sourceId);
    if (!source) wrong.push(`unknown source ${sourceId}`);
    else if (!countsOn(day, sourceId, knowledge)) wrong.push(`source ${sourceId} is not in force`);
    else if (productIds.length === 0 && source.productIds.length > 0)
      wrong.push(`source ${sourceId} is about one product, the question is not`);
    else if (productIds.length > 0 && !productIds.some((id) => knowledge.isAbout(sourceId, id)))
      wrong.push(`source ${sourceId} is about another product`);
    else if (source.policyType && isOverruled(source, source.policyType, productIds, services))
      wrong.push(`policy ${sourceId} does not decide here`);
    else sources.push(source);
  }
  return { sources, wrong };
}

/** A nearer policy of the same type decides, or two that contradict each other. */
function isOverruled(
  source: KnownSource,
  type: string,
  productIds: readonly string[],
  { knowledge }: TurnServices,
): boolean {
  if (source.tier === "bronze") return false;
  const policies = (productIds.length > 0 ? productIds : [undefined]).map((id) => knowledge.policy(type, id));
  return !policies.some((policy) => policy.found === "one" && policy.sourceId === (source.original ?? source.id));
}
