import type { PolicyFacts } from "../core/contracts/tool.ts";
import type { Graph } from "../core/playbook/graph-schema.ts";

/** A policy of this type on a product, or on anything above it, means: never given back. */
const FINAL_SALE = "final-sale";

export type ProductStanding = Required<Pick<PolicyFacts, "finalSale" | "categories">>;

/** What the product graph says of products that money is about, for the policy's rules. */
export function productStanding(graph: Graph, productIds: readonly string[]): ProductStanding {
  const reached = reach(graph, productIds);
  const finalSale = graph.policies.some(({ type, on }) => type === FINAL_SALE && (on === "global" || reached.has(on)));
  return { finalSale, categories: [...reached].filter((id) => !productIds.includes(id)).sort() };
}

/** The products and every node above them. */
function reach(graph: Graph, productIds: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...productIds];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(graph.nodes.find((node) => node.id === id)?.parents ?? []));
  }
  return seen;
}
