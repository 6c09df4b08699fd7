import type { GraphNode } from "../core/playbook/graph-schema.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import { closest } from "./closest.ts";
import type { Findings, Problem } from "./problems.ts";

/** Parents and policies lead to something, and no node stands above itself. */
export function checkGraph({ graph, sources, demo }: Playbook): Findings {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const ids = [...nodes.keys()];
  const sourceIds = sources.map((source) => source.id);
  const problems: Problem[] = [];

  graph.nodes.forEach((node, at) => {
    node.parents.forEach((parent, i) => {
      const path = ["graph", "nodes", at, "parents", i];
      const above = nodes.get(parent);
      if (!above) {
        problems.push({
          path,
          wrong: `"${node.id}" has the parent "${parent}", which does not exist`,
          remedy: `Add it to the nodes.${closest(parent, ids)}`,
        });
      } else if (!mayStandBelow(node, above)) {
        problems.push({
          path,
          wrong: `the ${node.kind} "${node.id}" has the ${above.kind} "${parent}" as parent`,
          remedy: node.kind === "variant" ? "Name its product." : "Name a category or a supplier.",
        });
      }
    });
    if (node.kind === "variant" && node.parents.length === 0) {
      problems.push({
        path: ["graph", "nodes", at, "parents"],
        wrong: `the variant "${node.id}" has no product`,
        remedy: "Name its product among its parents.",
      });
    }
    if (standsAboveItself(node, nodes)) {
      problems.push({
        path: ["graph", "nodes", at, "parents"],
        wrong: `"${node.id}" is its own ancestor`,
        remedy: "Break the circle of parents.",
      });
    }
  });

  graph.policies.forEach((policy, at) => {
    if (policy.on !== "global" && !nodes.has(policy.on)) {
      problems.push({
        path: ["graph", "policies", at, "on"],
        wrong: `the policy stands on "${policy.on}", which is no node`,
        remedy: `Use a node or "global".${closest(policy.on, ids)}`,
      });
    }
    if (!sourceIds.includes(policy.source)) {
      problems.push({
        path: ["graph", "policies", at, "source"],
        wrong: `the policy's source "${policy.source}" does not exist`,
        remedy: `Add it to the sources.${closest(policy.source, sourceIds)}`,
      });
    }
  });

  demo.orders.forEach((order, at) => {
    order.lines.forEach((line, i) => {
      if (ids.length === 0 || isSold(nodes.get(line.product))) return;
      problems.push({
        path: ["demo", "orders", at, "lines", i, "product"],
        wrong: `the order "${order.id}" has "${line.product}", which is no product of the graph`,
        remedy: `Name a product.${closest(line.product, ids)}`,
      });
    });
  });
  return { problems, warnings: [] };
}

const mayStandBelow = (node: GraphNode, above: GraphNode): boolean =>
  node.kind === "variant" ? above.kind === "product" : !isSold(above);

const isSold = (node: GraphNode | undefined): boolean => node?.kind === "product" || node?.kind === "variant";

function standsAboveItself(start: GraphNode, nodes: ReadonlyMap<string, GraphNode>): boolean {
  const seen = new Set<string>();
  const waiting = [...start.parents];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === start.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(nodes.get(id)?.parents ?? []));
  }
  return false;
}
