import type { PoolClient } from "pg";
import { buildProductGraph, GLOBAL } from "../core/knowledge/product-graph.ts";
import type { Playbook } from "../core/playbook/schema.ts";

/** Writes the product graph and the policies on it as rows, for questions that walk it in the database. */
export async function writeGraph(client: PoolClient, playbook: Playbook): Promise<void> {
  const { nodes } = playbook.graph;
  const edges = nodes.flatMap(({ id, parents }) => [...new Set(parents)].map((parent) => ({ child: id, parent })));
  const policies = policyRows(playbook);
  await client.query("TRUNCATE graph_node, graph_edge, graph_policy");
  await client.query(
    "INSERT INTO graph_node (id, kind, name) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])",
    [nodes.map(({ id }) => id), nodes.map(({ kind }) => kind), nodes.map(({ name }) => name)],
  );
  await client.query("INSERT INTO graph_edge (child, parent) SELECT * FROM unnest($1::text[], $2::text[])", [
    edges.map(({ child }) => child),
    edges.map(({ parent }) => parent),
  ]);
  await client.query(
    "INSERT INTO graph_policy (node, type, source) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING",
    [policies.map(({ node }) => node), policies.map(({ type }) => type), policies.map(({ source }) => source)],
  );
}

function policyRows(playbook: Playbook) {
  const graph = buildProductGraph(playbook);
  const tips = new Set(playbook.sources.filter(({ tier }) => tier === "bronze").map(({ id }) => id));
  const own = playbook.sources.flatMap(({ id, policyType }) => {
    if (policyType === undefined) return [];
    const scope = graph.scopeOf(id);
    return (scope.length > 0 ? scope : [GLOBAL]).map((node) => ({
      node,
      type: policyType,
      source: graph.original(id),
    }));
  });
  const bound = playbook.graph.policies.map(({ on, type, source }) => ({
    node: on,
    type,
    source: graph.original(source),
  }));
  return [...own, ...bound].filter(({ source }) => !tips.has(source));
}
