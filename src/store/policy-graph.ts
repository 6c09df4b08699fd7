import type { Pool } from "pg";
import type { PolicyGraph, PolicyReach, ReachQuery } from "../core/contracts/policy-graph.ts";

const SHOWN = 50;

/** A text as it is compared with another one: case and spaces make no difference. */
const plain = (text: string): string => `lower(regexp_replace(btrim(${text}), '\\s+', ' ', 'g'))`;

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
  SELECT DISTINCT ON (${plain("source.text")})
    source.id, source.title, source.text, source.tier, found.node, found.distance
  FROM found JOIN source ON source.id = found.source
  WHERE found.place = 1 ORDER BY ${plain("source.text")}, source.id`;

/**
 * What a policy on these nodes would decide. Categories and suppliers are few, so the walk goes over them alone and gives
 * each its distance; products take the least of what stands above them, and variants of their product, in one step each.
 *
 * A rival's distance is counted double, one more when it is no conflict (the same text, or outranked by gold) and one
 * less when it is gold and this is not: the least number is then the nearest rival, and of two equally near the one that
 * counts.
 */
const REACH = `
  WITH RECURSIVE rival AS (
    SELECT policy.node, min(CASE
      WHEN ${plain("source.text")} = $5 THEN 1 WHEN source.tier = $6 THEN 0 WHEN source.tier = 'gold' THEN -1 ELSE 1
    END) AS score
    FROM graph_policy policy JOIN source ON source.id = policy.source
    WHERE policy.type = $1 AND policy.source <> $3
      AND coalesce(source.valid_from, '') <= $4 AND coalesce(source.valid_to, '9') >= $4
    GROUP BY policy.node
  ),
  group_edge AS MATERIALIZED (
    SELECT edge.child, edge.parent FROM graph_node node JOIN graph_edge edge ON edge.child = node.id
    WHERE node.kind IN ('category', 'supplier')
  ),
  mine_walk (node, distance) AS (
    SELECT unnest($2::text[]), 0
    UNION SELECT edge.child, walk.distance + 1 FROM mine_walk walk JOIN group_edge edge ON edge.parent = walk.node
    WHERE walk.distance < 20
  ),
  rival_walk (node, score) AS (
    SELECT node, score FROM rival
    UNION SELECT edge.child, walk.score + 2 FROM rival_walk walk JOIN group_edge edge ON edge.parent = walk.node
    WHERE walk.score < 40
  ),
  above AS MATERIALIZED (
    SELECT node, min(distance) AS distance, min(score) AS score
    FROM (SELECT node, distance, NULL::int AS score FROM mine_walk UNION ALL SELECT node, NULL, score FROM rival_walk) walk
    GROUP BY node
  ),
  product AS MATERIALIZED (
    SELECT node.id, min(step.distance) AS distance, min(step.score) AS score
    FROM graph_node node LEFT JOIN (
      SELECT edge.child AS id, above.distance + 1 AS distance, above.score + 2 AS score
      FROM graph_edge edge JOIN above ON above.node = edge.parent
      UNION ALL SELECT node, distance, score FROM above
    ) step ON step.id = node.id
    WHERE node.kind = 'product' GROUP BY node.id
  ),
  variant AS (
    SELECT node.id, min(step.distance) AS distance, min(step.score) AS score
    FROM graph_node node LEFT JOIN (
      SELECT edge.child AS id, product.distance + 1 AS distance, product.score + 2 AS score
      FROM graph_edge edge JOIN product ON product.id = edge.parent
      UNION ALL SELECT node, distance, score FROM above
    ) step ON step.id = node.id
    WHERE node.kind = 'variant' GROUP BY node.id
  ),
  judged AS MATERIALIZED (
    SELECT id, CASE
      WHEN score IS NULL THEN
        CASE WHEN distance IS NULL THEN CASE (SELECT score FROM rival WHERE node = 'global')
          WHEN 0 THEN 'conflicts' WHEN -1 THEN 'overruled' ELSE 'decides' END ELSE 'decides' END
      WHEN distance IS NULL OR score < 2 * distance THEN 'overruled'
      WHEN score = 2 * distance THEN 'conflicts'
      ELSE 'decides' END AS outcome
    FROM (SELECT * FROM product UNION ALL SELECT * FROM variant) sold
    WHERE cardinality($2::text[]) = 0 OR distance IS NOT NULL
  )
  SELECT outcome, count(*)::int AS count, (
    SELECT json_agg(json_build_object('id', node.id, 'name', node.name) ORDER BY node.id) FROM (
      SELECT id FROM judged other WHERE other.outcome = judged.outcome ORDER BY id LIMIT ${SHOWN}
    ) first JOIN graph_node node ON node.id = first.id
  ) AS products
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

    async reach({ type, productIds, sourceId, text, validFrom, tier = "gold" }: ReachQuery): Promise<PolicyReach> {
      const day = [today(), validFrom ?? ""].sort().at(-1);
      const { rows } = await pool.query<{
        outcome: keyof PolicyReach;
        count: number;
        products: readonly { readonly id: string; readonly name: string }[];
      }>({
        name: "policy-reach",
        text: REACH,
        values: [type, productIds, sourceId ?? "", day, (text ?? "").trim().replace(/\s+/g, " ").toLowerCase(), tier],
      });
      const part = (outcome: keyof PolicyReach) => {
        const row = rows.find((one) => one.outcome === outcome);
        return { count: row?.count ?? 0, products: row?.products ?? [] };
      };
      return { decides: part("decides"), overruled: part("overruled"), conflicts: part("conflicts") };
    },
  };
}
