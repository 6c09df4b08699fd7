import { analyze } from "../../knowledge/analyze.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import { meansAllCompared, wantsOther } from "../../understanding/dialogue/comparing-words.ts";
import type { Entity } from "../../understanding/understanding.ts";
import type { Choice } from "./buttons.ts";
import type { Situation } from "./situation.ts";

/** Below the score, or with one word of many, the text may not mean the product at all. */
export function isSurelyNamed({ confidence, text }: Entity): boolean {
  const words = text.split(/\s+/).filter((word) => word.length > 2);
  return confidence >= 0.75 || (confidence >= 0.6 && words.length >= 2);
}

/**
 * The products among these, without those of which only a word stands there that the sources of a surer one use: in "does
 * the lamp need a socket" the socket is no smart plug.
 */
export function withoutOwnWords(
  mentioned: readonly Entity[],
  language: string,
  knowledge: KnowledgeIndex,
): readonly Entity[] {
  const products = mentioned.filter(({ type }) => type === "product");
  return products.filter((entity) => {
    if (entity.confidence >= IN_FULL) return true;
    const { terms } = analyze(entity.text, language);
    return !products.some((other) => {
      if (other.confidence <= entity.confidence) return false;
      const told = new Set(knowledge.about(other.value, language).flatMap(({ text }) => analyze(text, language).terms));
      // Its own name stands there as well: "the Pebble or the Pebble Max" names two.
      const name = analyze(knowledge.productName(other.value) ?? "", language).terms;
      return terms.length > 0 && terms.every((term) => told.has(term) && !name.includes(term));
    });
  });
}

/** All words of a name, or all but one that says little. */
const IN_FULL = 0.9;

/** "Is the Lumo dimmable?" speaks of a product whose name two share; "with a charger" does not. */
export function meansProduct(text: string, entity: Entity): boolean {
  if (isSurelyNamed(entity)) return true;
  if (!entity.alternatives?.length) return false;
  const at = text.toLowerCase().indexOf(entity.text.toLowerCase());
  return at > 0 && definite.test(text.slice(0, at));
}

const definite =
  /(?<!\p{L})(?:the|my|this|that|el|la|los|las|mi|mis|est[ea]|es[ea]|der|die|das|den|dem|mein(?:e|en|em|er)?|le|les|ma|mon|il|lo|o|a|os|as)\s+$/iu;

/** Which products (or groups of them) the message is about: named ones, else what "it" refers to. Several candidates for one name are kept apart. */
export function namedProducts(situation: Situation): {
  readonly sure: readonly string[];
  readonly candidates: readonly string[];
} {
  const { heard, state } = situation;
  const inFocus = state.focus.product?.value;
  const mentioned = withoutOwnWords(heard.entities, situation.heardIn, situation.services.knowledge);
  // "Does it come with a charger?" is about what we spoke of, although there is a product with a charger in its name.
  const sure = mentioned.filter((entity) => meansProduct(situation.text, entity));
  const named = sure.length > 0 || inFocus !== undefined ? sure : mentioned;
  const unsure = named.find((entity) => (entity.alternatives?.length ?? 0) > 0);
  if (unsure) {
    const candidates = [...new Set([unsure.value, ...(unsure.alternatives ?? [])])];
    const known = inContext(situation, candidates);
    return known === undefined ? { sure: [], candidates } : { sure: [known], candidates: [] };
  }
  if (named.length > 0) return { sure: [...new Set(named.map((entity) => entity.value))], candidates: [] };
  if (state.compared.length > 1 && meansAllCompared(situation.text)) return { sure: state.compared, candidates: [] };
  const groups = situation.services.knowledge.findGroups(situation.text).map((group) => group.productId);
  if (groups.length > 0 && !heard.refersBack) return { sure: groups, candidates: [] };
  // Sources about the whole business may answer as well, so a question about something else loses nothing.
  return { sure: inFocus === undefined ? [] : [inFocus], candidates: [] };
}

/** Of several products with one name the one spoken of, else the one set beside it, else the one of its kind. */
function inContext(situation: Situation, candidates: readonly string[]): string | undefined {
  const { state, services } = situation;
  const focus = state.focus.product?.value;
  const { nodes } = services.playbook.playbook.graph;
  const parents = nodes.find(({ id }) => id === focus)?.parents ?? [];
  const ways: readonly ((id: string) => boolean)[] = [
    (id) => id === focus,
    (id) => state.compared.includes(id),
    (id) =>
      parents.length > 0 &&
      parents.every((parent) => nodes.some((node) => node.id === id && node.parents.includes(parent))),
  ];
  for (const fits of ways) {
    const fitting = candidates.filter(fits);
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  }
  return undefined;
}

/** The one product that the message names, or points at as "the other one" of two; with the words that do. */
export function productNamed(situation: Situation): { readonly id: string; readonly spoken: string } | undefined {
  const { heard, state, text } = situation;
  const named = heard.entities.filter((entity) => entity.type === "product");
  const [entity] = named;
  if (!entity && wantsOther(text)) {
    const others = state.compared.filter((id) => id !== state.focus.product?.value);
    const id = others.length === 1 ? others[0] : inContext({ ...situation, state: { ...state, compared: [] } }, others);
    return id === undefined ? undefined : { id, spoken: "" };
  }
  if (!entity || named.length > 1) return undefined;
  const candidates = [entity.value, ...(entity.alternatives ?? [])];
  const id = candidates.length === 1 && isSurelyNamed(entity) ? entity.value : inContext(situation, candidates);
  return id === undefined ? undefined : { id, spoken: entity.text };
}

/** Is the product one of these, or in one of these groups? */
export function isAmong({ services }: Pick<Situation, "services">, productId: string, ids: readonly string[]): boolean {
  if (ids.includes(productId)) return true;
  const node = services.playbook.playbook.graph.nodes.find(({ id }) => id === productId);
  return node?.parents.some((parent) => isAmong({ services }, parent, ids)) ?? false;
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
