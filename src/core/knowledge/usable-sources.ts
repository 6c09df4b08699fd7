import type { Source } from "../playbook/schema.ts";
import type { ProductGraph } from "./product-graph.ts";
import { sameText } from "./same-text.ts";
import type { IndexedSource } from "./source-index.ts";

/** Which sources may answer a question: 1 for each that may, 0 for the others, in the order of the index. */
export interface UsableSources {
  /** About these products (none: anything), in this language where they were translated, with the policy that decides. */
  about(productIds: readonly string[], language: string): Uint8Array;
  /** Only these sources, in this language, whatever they are about. */
  only(sourceIds: readonly string[], language: string): Uint8Array;
  /** Of a source and its translations, the one to show in a language. */
  inLanguage(sourceId: string, language: string): number | undefined;
}

/** Scopes that were asked for are kept: most questions are about the same few products. Ten thousand sources take 10 KB each. */
const SCOPES_KEPT = 200;

export function findUsable(
  sources: readonly IndexedSource[],
  graph: ProductGraph,
  ownLanguage: string,
  policyTypeOf: (source: Source) => string | undefined,
): UsableSources {
  const translations = new Map<string, number[]>();
  sources.forEach(({ source }, at) => {
    const root = graph.original(source.id);
    const group = translations.get(root);
    if (group) group.push(at);
    else translations.set(root, [at]);
  });
  const inLanguage = (sourceId: string, language: string): number | undefined => {
    const group = translations.get(graph.original(sourceId)) ?? [];
    const pick = (wanted: string) => group.find((at) => sources[at]?.language === wanted);
    return pick(language) ?? pick(ownLanguage) ?? group[0];
  };

  const shown = new Map<string, Uint8Array>();
  /** A text that stands in two sources takes one place among the passages. */
  const shownIn = (language: string): Uint8Array => {
    const known = shown.get(language);
    if (known) return known;
    const seen = new Set<string>();
    const mask = Uint8Array.from(sources, ({ source, language: own }, at) => {
      if (inLanguage(source.id, language) !== at) return 0;
      const said = [sameText(source.text), own, source.tier, policyTypeOf(source), ...graph.scopeOf(source.id)].join();
      const isFirst = !seen.has(said);
      seen.add(said);
      return isFirst ? 1 : 0;
    });
    shown.set(language, mask);
    return mask;
  };

  /** A nearer policy of the same type decides for this product, so this one must not be quoted. */
  const isOverruled = (source: Source, product: string): boolean => {
    const type = source.tier === "bronze" ? undefined : policyTypeOf(source);
    if (!type) return false;
    const policy = graph.policy(type, product);
    return policy.found === "one" && policy.sourceId !== graph.original(source.id);
  };

  const scopes = new Map<string, Uint8Array>();
  return {
    inLanguage,
    about(productIds, language) {
      const visible = shownIn(language);
      if (productIds.length === 0) return visible;
      const key = [language, ...productIds].join(" ");
      const known = scopes.get(key);
      if (known) return known;
      const mask = visible.map((isVisible, at) => {
        const source = isVisible === 1 ? sources[at]?.source : undefined;
        return source && productIds.some((id) => graph.isAbout(source.id, id) && !isOverruled(source, id)) ? 1 : 0;
      });
      if (scopes.size >= SCOPES_KEPT) scopes.delete(scopes.keys().next().value ?? "");
      scopes.set(key, mask);
      return mask;
    },
    only(sourceIds, language) {
      const mask = new Uint8Array(sources.length);
      for (const id of sourceIds) {
        const at = inLanguage(id, language);
        if (at !== undefined) mask[at] = 1;
      }
      return mask;
    },
  };
}
