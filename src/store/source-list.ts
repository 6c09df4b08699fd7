import type { Pool } from "pg";
import type {
  ListedSource,
  SourceFilter,
  SourceList,
  SourcePage,
  SourceShelf,
  SourceState,
} from "../core/contracts/knowledge-desk.ts";

/** Long enough for the owner to find a quiet hour, short enough not to be put off. */
const REVIEW_AHEAD_DAYS = 14;

/** Each source with its state on the day `$1`, and what it is about (see core/knowledge/product-graph.ts). */
const LISTED = `
  WITH bound AS (
    SELECT source, array_agg(DISTINCT node) AS nodes FROM graph_policy GROUP BY source
  ),
  judged AS (
    SELECT source.*, coalesce(original.id, source.id) AS original, coalesce(bound.nodes, '{}') AS nodes,
      CASE WHEN cardinality(source.product_ids) > 0 THEN source.product_ids ELSE coalesce(original.product_ids, '{}') END AS own,
      coalesce(source.policy_type, original.policy_type) AS policy,
      greatest(source.valid_from, original.valid_from) AS begins, least(source.valid_to, original.valid_to) AS ends
    FROM source LEFT JOIN source original ON original.id = source.translation_of
    LEFT JOIN bound ON bound.source = coalesce(original.id, source.id)
  ),
  listed AS (
    SELECT judged.*,
      CASE WHEN cardinality(own) > 0 THEN own || ARRAY(
          SELECT node FROM unnest(nodes) AS node WHERE node <> 'global' AND node <> ALL (own) ORDER BY node)
        WHEN 'global' = ANY (nodes) THEN '{}' ELSE nodes END AS scope,
      CASE WHEN ends < $1 THEN 'expired' WHEN begins > $1 THEN 'not-yet'
        WHEN review_by <= to_char($1::date + ${REVIEW_AHEAD_DAYS}, 'YYYY-MM-DD') THEN 'review-due' ELSE 'fresh' END AS state
    FROM judged
  )`;

const FITS = `($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR tier = $3)
  AND ($4::text IS NULL OR language = $4) AND ($5::text IS NULL OR owner = $5) AND ($6::text IS NULL OR $6 = ANY (scope))
  AND ($7::text IS NULL OR position(lower($7) IN lower(concat_ws(' ', id, title, owner, text))) > 0)`;

const ROW = `id, title, tier, language, category, translation_of AS "translationOf", policy AS "policyType", owner,
  review_by AS "reviewBy", begins AS "validFrom", ends AS "validTo", version,
  text_changed_at AS "textChangedAt", state, (
    SELECT coalesce(json_agg(json_build_object(
      'id', node, 'name', coalesce((SELECT name FROM graph_node WHERE graph_node.id = node), node)) ORDER BY place), '[]')
    FROM unnest(scope) WITH ORDINALITY AS about (node, place)
  ) AS products`;

const MOST_URGENT = "state <> 'review-due', CASE state WHEN 'review-due' THEN review_by END, lower(title), id";
// Ids are compared byte by byte, so that the next page begins where this one ended in every database.
const BY_ID = 'id COLLATE "C"';

/** Cut to the page first: names are looked up for what is shown, not for what is passed over. */
const PAGES = {
  urgency: `SELECT ${ROW} FROM (SELECT * FROM listed WHERE ${FITS} ORDER BY ${MOST_URGENT} LIMIT $8 OFFSET $9) page
    ORDER BY ${MOST_URGENT}`,
  id: `SELECT ${ROW} FROM (SELECT * FROM listed WHERE ${FITS} AND ${BY_ID} > $9 ORDER BY ${BY_ID} LIMIT $8) page
    ORDER BY ${BY_ID}`,
};

const SUMMARY = `SELECT count(*) FILTER (WHERE ${FITS})::int AS found,
  ${(["review-due", "fresh", "not-yet", "expired"] satisfies SourceState[])
    .map((state) => `count(*) FILTER (WHERE state = '${state}')::int AS "${state}"`)
    .join(", ")},
  count(*) FILTER (WHERE state = 'review-due' AND review_by < $1)::int AS overdue,
  coalesce(array_agg(DISTINCT language ORDER BY language), '{}') AS languages
  FROM listed`;

const OPENED = `SELECT ${ROW}, text, original, (
    SELECT coalesce(json_agg(json_build_object('type', type, 'productIds', nodes) ORDER BY type), '[]') FROM (
      SELECT type, CASE WHEN bool_or(node = 'global') THEN '{}' ELSE array_agg(node ORDER BY node) END AS nodes
      FROM graph_policy WHERE source = listed.original GROUP BY type
    ) policy
  ) AS policies FROM listed WHERE id = $2`;

type Summary = Pick<SourceList, "found" | "overdue" | "languages"> & SourceList["counts"];

/** In SQL: the state is a comparison with the day, and a list of 50,000 sources is cut where it lies. */
export function createSourceShelf(pool: Pool, today: () => string): SourceShelf {
  return {
    async list(filter: SourceFilter, page: SourcePage): Promise<SourceList> {
      const day = today();
      const { state, tier, language, owner, product, text } = filter;
      const values = [day, ...[state, tier, language, owner, product, text].map((one) => one ?? null)];
      const from = page.order === "id" ? page.after : page.skip;
      const [{ rows }, summary] = await Promise.all([
        pool.query<ListedSource>(LISTED + PAGES[page.order], [...values, page.limit, from]),
        pool.query<Summary>(LISTED + SUMMARY, values),
      ]);
      const { found = 0, overdue = 0, languages = [], ...counts } = summary.rows[0] ?? {};
      const none = { "review-due": 0, fresh: 0, "not-yet": 0, expired: 0 };
      return {
        sources: rows.map(withoutNulls),
        found,
        counts: { ...none, ...counts },
        overdue,
        languages,
        today: day,
      };
    },

    async one(id) {
      const { rows } = await pool.query<NonNullable<Awaited<ReturnType<SourceShelf["one"]>>>>(LISTED + OPENED, [
        today(),
        id,
      ]);
      return rows[0] && withoutNulls(rows[0]);
    },
  };
}

/** Columns that are not set are absent. */
const withoutNulls = <T extends object>(row: T): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T; // only null is left out, which T has not
