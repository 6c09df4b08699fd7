import type { PoolClient } from "pg";
import type { PlaybookStore, PlaybookVersion } from "../core/contracts/playbook-store.ts";
import { playbookHash } from "../core/playbook/playbook-hash.ts";
import { playbookSchema, type Source } from "../core/playbook/schema.ts";
import type { Db } from "./conversation-transaction.ts";
import { FORGET_STALE_ANSWERS } from "./prepared-answer-store.ts";
import { appendSystemAudit } from "./system-audit.ts";
import { inTransaction } from "./transaction.ts";

/**
 * In SQL: sources are compared and written in one statement each, in one transaction with the audit chain; and a start
 * reads the trained models, which are megabytes that Prisma would carry as text.
 */
export function createPlaybookStore({ pool, sealing }: Db): PlaybookStore {
  return {
    async active() {
      const { rows } = await pool.query<{
        id: number;
        hash: string;
        content: unknown;
        models: Buffer | null;
        version: number;
      }>(
        `SELECT p.id, p.hash, p.content, p.models, k.version FROM playbook_version p, knowledge_version k WHERE p.active`,
      );
      const row = rows[0];
      if (!row) return undefined;
      const sources = await pool.query<SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM source ORDER BY id`);
      const playbook = playbookSchema.parse({ ...(row.content as object), sources: sources.rows.map(fromRow) });
      return {
        version: row.id,
        hash: row.hash,
        playbook,
        knowledgeVersion: row.version,
        ...(row.models ? { models: row.models } : {}),
      };
    },

    async find(hash) {
      const { rows } = await pool.query<{ models: Buffer | null }>(
        "SELECT models FROM playbook_version WHERE hash = $1",
        [hash],
      );
      return rows[0] && (rows[0].models ? { models: rows[0].models } : {});
    },

    async knows(origin) {
      const { rows } = await pool.query("SELECT 1 FROM playbook_version WHERE origin = $1 LIMIT 1", [origin]);
      return rows.length > 0;
    },

    async versions() {
      const { rows } = await pool.query<PlaybookVersion>(
        `SELECT id AS version, name, hash, active AS "isActive", models IS NOT NULL AS "hasModels", created_at AS "loadedAt"
         FROM playbook_version ORDER BY id DESC`,
      );
      return rows;
    },

    async version(version) {
      const { rows } = await pool.query<{
        hash: string;
        content: unknown;
        models: Buffer | null;
        origin: string | null;
      }>("SELECT hash, content, models, origin FROM playbook_version WHERE id = $1", [version]);
      const row = rows[0];
      if (!row) return undefined;
      const playbook = playbookSchema.parse(row.content);
      const { hash, models, origin } = row;
      return { version, hash, playbook, origin: origin ?? hash, ...(models ? { models } : {}) };
    },

    activate: (playbook, models, origin) =>
      inTransaction(pool, async (client) => {
        await client.query("SELECT 1 FROM knowledge_version FOR UPDATE");
        await client.query("UPDATE playbook_version SET active = false WHERE active");
        const { rows } = await client.query<{ id: number }>(
          `INSERT INTO playbook_version (name, hash, content, models, origin, active) VALUES ($1, $2, $3, $4, $5, true)
           ON CONFLICT (hash) DO UPDATE SET active = true, models = EXCLUDED.models RETURNING id`,
          [playbook.name, playbookHash(playbook), JSON.stringify(playbook), models, origin],
        );
        await writeSources(client, playbook.sources, playbook.languages[0] ?? "en");
        const version = rows[0]?.id ?? 0;
        await appendSystemAudit(client, sealing, "playbook-activated", {
          name: playbook.name,
          version,
          hash: playbookHash(playbook),
        });
        return { version };
      }),

    async keepModels(hash, models) {
      await pool.query("UPDATE playbook_version SET models = $2 WHERE hash = $1", [hash, models]);
    },

    replaceSources: (sources) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<{ language: string }>(
          "SELECT content->'languages'->>0 AS language FROM playbook_version WHERE active",
        );
        await writeSources(client, sources, rows[0]?.language ?? "en");
        const version = await client.query<{ version: number }>("SELECT version FROM knowledge_version");
        await appendSystemAudit(client, sealing, "sources-replaced", {
          sources: sources.length,
          version: version.rows[0]?.version,
        });
        return { version: version.rows[0]?.version ?? 0 };
      }),

    async knowledgeVersion() {
      const { rows } = await pool.query<{ version: number }>("SELECT version FROM knowledge_version");
      return rows[0]?.version ?? 0;
    },
  };
}

interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tier: string;
  readonly category: string | null;
  readonly tags: string[];
  readonly language: string;
  readonly translationOf: string | null;
  readonly productIds: string[];
  readonly policyType: string | null;
}
const SOURCE_COLUMNS = `id, title, text, tier, category, tags, language, translation_of AS "translationOf", product_ids AS "productIds", policy_type AS "policyType"`;

const fromRow = ({ category, translationOf, policyType, ...row }: SourceRow) => ({
  ...row,
  ...(category ? { category } : {}),
  ...(translationOf ? { translationOf } : {}),
  ...(policyType ? { policyType } : {}),
});

/** A source that did not change keeps its version, so that what cites it stays valid. */
async function writeSources(client: PoolClient, sources: readonly Source[], ownLanguage: string): Promise<void> {
  await client.query("DELETE FROM source WHERE id <> ALL($1::text[])", [sources.map((source) => source.id)]);
  for (const s of sources) {
    await client.query(
      `INSERT INTO source (id, title, text, tier, category, tags, language, translation_of, product_ids, policy_type)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET title = EXCLUDED.title, text = EXCLUDED.text, tier = EXCLUDED.tier, category = EXCLUDED.category,
         tags = EXCLUDED.tags, language = EXCLUDED.language, translation_of = EXCLUDED.translation_of, product_ids = EXCLUDED.product_ids,
         policy_type = EXCLUDED.policy_type, version = source.version + 1, updated_at = now()
       WHERE (source.title, source.text, source.tier, source.category, source.tags, source.language, source.translation_of, source.product_ids, source.policy_type)
         IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.text, EXCLUDED.tier, EXCLUDED.category, EXCLUDED.tags, EXCLUDED.language, EXCLUDED.translation_of, EXCLUDED.product_ids, EXCLUDED.policy_type)`,
      [
        s.id,
        s.title,
        s.text,
        s.tier,
        s.category ?? null,
        s.tags,
        s.language ?? ownLanguage,
        s.translationOf ?? null,
        s.productIds,
        s.policyType ?? null,
      ],
    );
  }
  await client.query(FORGET_STALE_ANSWERS);
  await client.query("UPDATE knowledge_version SET version = version + 1");
}
