import type { Pool } from "pg";
import type { PolicyGraph, PolicyReach, ReachQuery } from "../core/contracts/policy-graph.ts";

const SHOWN = 50;

/** From a node outwards, each node at its shortest distance. `UNION` ends where the graph runs in a circle. */
const ABOVE = `
  WITH RECURSIVE above (node, distance) AS (
    SELECT $2::text, 0
    UNION
    SELECT edge.parent, above.distance + 1 FROM above JOIN graph_edge edge ON edge.child = above.node
    WHERE above.distance < 20
  ),
  nearest AS (SELECT node, min(distance) AS distance FROM above GROUP BY node),
  steps AS (
    SELECT node, distance FROM nearest WHERE $2::text IS NOT NULL
    UNION ALL SELECT 'global', coalesce((SELECT max(distance) FROM nearest WHERE $2::text IS NOT NULL), -1) + 1
  ),
  found AS (
    SELECT policy.source, steps.node, steps.distance, rank() OVER (ORDER BY steps.distance) AS place
    FROM steps JOIN graph_policy policy ON policy.node = steps.node AND policy.type = $1
    JOIN source ON source.id = policy.source
    WHERE coalesce(source.valid_from, '') <= $3 AND coalesce(source.valid_to, '9') >= $3
  )
  SELECT DISTINCT ON (lower(regexp_replace(btrim(source.text), '\\s+', ' ', 'g')))
    source.id, source.title, source.text, source.tier, found.node, found.distance
  FROM found JOIN source ON source.id = found.source
  WHERE found.place = 1 ORDER BY lower(regexp_replace(btrim(source.text), '\\s+', ' ', 'g')), source.id`;

/**
 * Every product below these nodes, and which policy of the type decides for it now: found by going down from the
 * nodes, then out from each product until something is found.
 */
const REACH = `
  WITH RECURSIVE below (node, distance) AS (
    SELECT unnest($2::text[]), 0
    UNION
    SELECT edge.child, below.distance + 1 FROM below JOIN graph_edge edge ON edge.parent = below.node
    WHERE below.distance < 20
  ),
  product AS (
    SELECT node.id, node.name, min(below.distance) AS distance
    FROM graph_node node LEFT JOIN below ON below.node = node.id
    WHERE node.kind = 'product' AND (cardinality($2::text[]) = 0 OR below.node IS NOT NULL)
    GROUP BY node.id, node.name
  ),
  policy AS (SELECT node, source FROM graph_policy WHERE type = $1 AND source <> $3),
  held (node, at, distance) AS (
    SELECT DISTINCT node, node, 0 FROM policy WHERE node <> 'global'
    UNION
    SELECT edge.child, held.at, held.distance + 1 FROM held JOIN graph_edge edge ON edge.parent = held.node
    WHERE held.distance < 20
  ),
  rival AS (
    SELECT product.id, min(held.distance) AS distance FROM product JOIN held ON held.node = product.id GROUP BY product.id
  ),
  judged AS (
    SELECT product.id, product.name,
      CASE WHEN rival.distance IS NULL THEN
             CASE WHEN product.distance IS NULL AND EXISTS (SELECT 1 FROM policy WHERE node = 'global') THEN 'conflict' ELSE 'decides' END
           WHEN product.distance IS NULL OR rival.distance < product.distance THEN 'overruled'
           WHEN rival.distance = product.distance THEN 'conflict'
           ELSE 'decides' END AS outcome
    FROM product LEFT JOIN rival ON rival.id = product.id
  )
  SELECT outcome, count(*)::int AS count, (array_agg(json_build_object('id', id, 'name', name) ORDER BY id))[1:${SHOWN}] AS products
  FROM judged GROUP BY outcome`;

/** Walks the product graph in the database, so that a graph of any size costs a process nothing. */
export function createPolicyGraph(pool: Pool, today: () => string): PolicyGraph {
  return {
    async policy(type, productId) {
      const { rows } = await pool.query<{
        id: string;
        title: string;
        text: string;
        tier: string;
        node: string;
        distance: number;
      }>({ name: "policy-of", text: ABOVE, values: [type, productId ?? null, today()] });
      const gold = rows.filter(({ tier }) => tier === "gold");
      const distinct = gold.length > 0 ? gold : rows;
      const first = distinct[0];
      if (!first) return { found: "none", policies: [] };
      const policies = distinct.map(({ id, title, text, node }) => ({ sourceId: id, title, text, on: node }));
      return { found: distinct.length > 1 ? "conflict" : "one", distance: first.distance, policies };
    },

    async reach({ type, productIds, sourceId }: ReachQuery): Promise<PolicyReach> {
      const { rows } = await pool.query<{
        outcome: "decides" | "overruled" | "conflict";
        count: number;
        products: readonly { readonly id: string; readonly name: string }[];
      }>({ name: "policy-reach", text: REACH, values: [type, productIds, sourceId ?? ""] });
      const part = (outcome: string) => {
        const row = rows.find((one) => one.outcome === outcome);
        return { count: row?.count ?? 0, products: row?.products ?? [] };
      };
      return { decides: part("decides"), overruled: part("overruled"), conflicts: part("conflict") };
    },
  };
}
