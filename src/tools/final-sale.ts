import type { Graph } from "../core/playbook/graph-schema.ts";

/** A policy of this type on a product, or on anything above it, means: never given back. */
const POLICY_TYPE = "final-sale";

export function isFinalSale(graph: Graph, productId: string): boolean {
  const marked = new Set(graph.policies.filter(({ type }) => type === POLICY_TYPE).map(({ on }) => on));
  if (marked.has("global")) return true;
  const seen = new Set<string>();
  const open = [productId];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (marked.has(id)) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(graph.nodes.find((node) => node.id === id)?.parents ?? []));
  }
  return false;
}
