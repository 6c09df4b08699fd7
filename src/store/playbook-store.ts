import type { PlaybookStore, PlaybookVersion } from "../core/contracts/playbook-store.ts";
import { playbookHash } from "../core/playbook/playbook-hash.ts";
import { playbookSchema } from "../core/playbook/schema.ts";
import type { Db } from "./conversation-transaction.ts";
import { writeGraph } from "./graph-rows.ts";
import { readSources, writeSources } from "./source-rows.ts";
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
      const playbook = playbookSchema.parse({ ...(row.content as object), sources: await readSources(pool) });
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
           ON CONFLICT (hash) DO UPDATE SET active = true, models = EXCLUDED.models,
             origin = coalesce(playbook_version.origin, EXCLUDED.origin) RETURNING id`,
          [playbook.name, playbookHash(playbook), JSON.stringify(playbook), models, origin],
        );
        await writeSources(client, playbook.sources, playbook.languages[0] ?? "en");
        await writeGraph(client, playbook);
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
        const { rows } = await client.query<{ content: unknown }>("SELECT content FROM playbook_version WHERE active");
        const playbook = playbookSchema.parse({ ...(rows[0]?.content as object), sources });
        await writeSources(client, sources, playbook.languages[0] ?? "en");
        await writeGraph(client, playbook);
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
