import { isFields } from "../../replies/fields.ts";
import { isAmong } from "./products.ts";
import type { Situation } from "./situation.ts";

/**
 * What the customer has of us, among these groups when some are named: read when a question says no product, because "is
 * pickup included?" is then about what they booked. `unread`: it can be looked up first. Empty for whoever has not proven
 * who they are, who has nothing, and where the playbook names no such list.
 */
export function ownProducts(situation: Situation, groups: readonly string[]): readonly string[] | "unread" {
  const { turn, services } = situation;
  const list = services.playbook.playbook.ownProducts;
  if (!list) return [];
  const receipts = [...(turn.recalled?.receipts ?? []), ...turn.receipts];
  const items = receipts.findLast(({ tool }) => tool === list.tool)?.result[list.items];
  if (!Array.isArray(items)) {
    const isAsked = turn.plan?.kind === "call" && turn.plan.asks !== undefined;
    return turn.customer.backofficeId === undefined || isAsked ? [] : "unread";
  }
  const ids = items.filter(isFields).flatMap((item) => (typeof item.productId === "string" ? [item.productId] : []));
  return [...new Set(ids)].filter((id) => groups.length === 0 || isAmong(situation, id, groups));
}

/** Does the answer differ from product to product: by rules of their own, or because nothing general answers? */
export function dependsOnProduct(situation: Situation, intentId: string, groups: readonly string[]): boolean {
  const { services, turn } = situation;
  const { knowledge, playbook } = services;
  const { policyType, reply } = playbook.intent(intentId) ?? {};
  if (reply !== undefined) return false;
  if (policyType === undefined) {
    const best = turn.recalled?.found[0];
    const isGeneral = best?.citation.productId === undefined || groups.includes(best.citation.productId);
    return !best || !isGeneral || best.score < playbook.playbook.thresholds.response;
  }
  const general = knowledge.policy(policyType, groups[0]);
  return playbook.playbook.graph.nodes.some(({ id, kind }) => {
    if (kind !== "product" || (groups.length > 0 && !isAmong(situation, id, groups))) return false;
    const own = knowledge.policy(policyType, id);
    return (
      own.found === "conflict" || (own.found === "one" && general.found === "one" && own.sourceId !== general.sourceId)
    );
  });
}
