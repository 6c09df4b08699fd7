import type { Pool, PoolClient } from "pg";
import type { Source } from "../core/playbook/schema.ts";
import { FORGET_STALE_ANSWERS } from "./prepared-answer-store.ts";

/** Each field of a source and its column. */
const columns = {
  id: "id",
  title: "title",
  text: "text",
  tier: "tier",
  category: "category",
  tags: "tags",
  language: "language",
  translationOf: "translation_of",
  productIds: "product_ids",
  policyType: "policy_type",
  validFrom: "valid_from",
  validTo: "valid_to",
  owner: "owner",
  reviewBy: "review_by",
  origin: "origin",
} as const satisfies Record<keyof Source, string>;

const fields = Object.keys(columns) as readonly (keyof Source)[];
const names = Object.values(columns);
const changing = names.filter((name) => name !== "id");
/** What editors keep beside a source. No answer was made from it, so it leaves the version as it is. */
const beside: readonly string[] = [columns.owner, columns.reviewBy, columns.origin];
const told = changing.filter((name) => !beside.includes(name));
const differs = (of: readonly string[]): string =>
  `(${of.map((name) => `source.${name}`).join(", ")}) IS DISTINCT FROM (${of.map((name) => `EXCLUDED.${name}`).join(", ")})`;
const SELECT = `SELECT ${fields.map((field) => `${columns[field]} AS "${field}"`).join(", ")} FROM source ORDER BY id`;
/** A source that did not change keeps its version, so that what cites it stays valid. */
const UPSERT = `INSERT INTO source (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})
  ON CONFLICT (id) DO UPDATE SET ${changing.map((name) => `${name} = EXCLUDED.${name}`).join(", ")},
    version = CASE WHEN ${differs(told)} THEN source.version + 1 ELSE source.version END, updated_at = now(),
    text_changed_at = CASE WHEN ${differs([columns.title, columns.text])} THEN now() ELSE source.text_changed_at END
  WHERE ${differs(changing)}`;

/** Rows as the playbook's schema reads them: without what is not set. */
export async function readSources(pool: Pool | PoolClient): Promise<readonly unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(SELECT);
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
}

/** These and no others are the knowledge in force from now on; every process follows. */
export async function writeSources(client: PoolClient, sources: readonly Source[], ownLanguage: string): Promise<void> {
  await client.query("DELETE FROM source WHERE id <> ALL($1::text[])", [sources.map((source) => source.id)]);
  for (const source of sources) {
    const row = { ...source, language: source.language ?? ownLanguage };
    await client.query({ name: "write-source", text: UPSERT, values: fields.map((field) => row[field] ?? null) });
  }
  await client.query(FORGET_STALE_ANSWERS);
  await client.query("UPDATE knowledge_version SET version = version + 1");
}
