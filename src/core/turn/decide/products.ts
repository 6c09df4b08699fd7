import type { Choice } from "./buttons.ts";
import type { Situation } from "./situation.ts";

/** Which products (or groups of them) the message is about: named ones, else what "it" refers to. Several candidates for one name are kept apart. */
export function namedProducts(situation: Situation): {
  readonly sure: readonly string[];
  readonly candidates: readonly string[];
} {
  const { heard, state } = situation;
  const named = heard.entities.filter((entity) => entity.type === "product");
  const unsure = named.find((entity) => (entity.alternatives?.length ?? 0) > 0);
  if (unsure) {
    const candidates = [...new Set([unsure.value, ...(unsure.alternatives ?? [])])];
    const known = candidates.filter((id) => id === state.focus.product?.value);
    return known.length === 1 ? { sure: known, candidates: [] } : { sure: [], candidates };
  }
  if (named.length > 0) return { sure: [...new Set(named.map((entity) => entity.value))], candidates: [] };
  const groups = situation.services.knowledge.findGroups(situation.text).map((group) => group.productId);
  if (groups.length > 0 && !heard.refersBack) return { sure: groups, candidates: [] };
  const focus = state.focus.product?.value;
  return focus !== undefined && goesOnAboutIt(situation)
    ? { sure: [focus], candidates: [] }
    : { sure: [], candidates: [] };
}

/** "Does it come with a charger?", or another question of the kind we just answered about a product. */
function goesOnAboutIt({ heard, state, services }: Situation): boolean {
  if (heard.refersBack || heard.isAnswerToQuestion) return true;
  const intent = services.playbook.intent(heard.intent.primary);
  return intent?.policyType !== undefined || heard.intent.primary === state.lastIntent;
}

/** Products that the best passages are about, when the question names none and they differ. */
export function productsFound({ turn }: Situation): readonly string[] {
  const best = turn.recalled?.found[0];
  if (!best?.citation.productId) return [];
  const near = (turn.recalled?.found ?? []).filter((passage) => passage.score >= best.score * 0.85);
  if (near.some((passage) => passage.citation.productId === undefined)) return [];
  return [...new Set(near.flatMap((passage) => passage.citation.productId ?? []))];
}

export function productChoices(situation: Situation, ids: readonly string[]): readonly Choice[] {
  return ids.slice(0, 6).flatMap((value) => {
    const label = situation.services.knowledge.productName(value);
    return label === undefined ? [] : [{ label, value }];
  });
}
