import { randomUUID } from "node:crypto";
import type { Correction, CorrectionStore } from "../core/contracts/corrections.ts";
import type { Db } from "./conversation-transaction.ts";
import { appendSystemAudit } from "./system-audit.ts";
import { inTransaction } from "./transaction.ts";

const COLUMNS = `id, text, intent, language, agent_id AS "agentId", agent_name AS "agentName", created_at AS at`;

type Row = Omit<Correction, "language"> & { readonly language: string | null };

/** In SQL: each change is one transaction with the audit chain, which Prisma cannot share. */
export function createCorrectionStore({ pool, sealing }: Db): CorrectionStore {
  return {
    async list(playbook) {
      const { rows } = await pool.query<Row>(
        `SELECT ${COLUMNS} FROM intent_correction WHERE playbook = $1 ORDER BY created_at DESC, id`,
        [playbook],
      );
      return rows.map(fromRow);
    },

    add: (playbook, { text, intent, language, agentId, agentName }) =>
      inTransaction(pool, async (client) => {
        const { rows } = await client.query<Row>(
          `INSERT INTO intent_correction (id, playbook, text, intent, language, agent_id, agent_name)
           VALUES ($1, $2, $3, $4, $5, $6, $7)
           ON CONFLICT (playbook, text) DO UPDATE SET id = EXCLUDED.id, intent = EXCLUDED.intent, language = EXCLUDED.language,
             agent_id = EXCLUDED.agent_id, agent_name = EXCLUDED.agent_name, created_at = now()
           RETURNING ${COLUMNS}`,
          [randomUUID(), playbook, text, intent, language ?? null, agentId, agentName],
        );
        const [row] = rows;
        if (!row) throw new Error("an insert returned no row");
        await appendSystemAudit(client, sealing, "intent-corrected", { id: row.id, playbook, intent, agentId });
        return fromRow(row);
      }),

    remove: (id, agentId) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query("DELETE FROM intent_correction WHERE id = $1", [id]);
        if (rowCount) await appendSystemAudit(client, sealing, "correction-removed", { id, agentId });
        return rowCount === 1;
      }),
  };
}

const fromRow = ({ language, ...row }: Row): Correction => ({ ...row, ...(language ? { language } : {}) });
