import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { AgentDirectory, AgentRecord, SessionRecord } from "../core/contracts/console.ts";
import { AppError } from "../core/errors.ts";
import { present } from "./console-opening.ts";

const AGENT =
  "id, name, email, CASE WHEN role = 'admin' THEN 'admin' ELSE 'agent' END AS role, created_at AS \"createdAt\"";

interface SessionRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export function createAgentDirectory(pool: Pool): AgentDirectory {
  return {
    async count() {
      const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM agent");
      return rows[0]?.count ?? 0;
    },

    async list() {
      const { rows } = await pool.query<AgentRecord>(`SELECT ${AGENT} FROM agent ORDER BY created_at, id`);
      return rows;
    },

    async create({ name, email, role, passwordHash }, { onlyFirst }) {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        // Two people opening the first-run link at once must not both become admins.
        await client.query("LOCK TABLE agent IN SHARE ROW EXCLUSIVE MODE");
        const { rows } = await client.query<AgentRecord>(
          `INSERT INTO agent (id, name, email, role, email_verified, updated_at)
           SELECT $1, $2, lower($3), $4, true, now()
           WHERE NOT EXISTS (SELECT 1 FROM agent WHERE $5 OR email = lower($3)) RETURNING ${AGENT}`,
          [randomUUID(), name, email, role, onlyFirst],
        );
        const agent = rows[0];
        if (!agent)
          throw new AppError(
            "conflict",
            onlyFirst ? "the first account exists already: sign in" : "an agent with this e-mail exists already",
          );
        await client.query(
          `INSERT INTO agent_credential (id, account_id, provider_id, user_id, password, updated_at)
           VALUES ($1, $2, 'credential', $2, $3, now())`,
          [randomUUID(), agent.id, passwordHash],
        );
        await client.query("COMMIT");
        return agent;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },

    async sessions(agentId) {
      const { rows } = await pool.query<SessionRow>(
        `SELECT id, created_at AS "createdAt", expires_at AS "expiresAt", ip_address AS "ipAddress", user_agent AS "userAgent"
         FROM agent_session WHERE user_id = $1 AND expires_at > now() ORDER BY created_at DESC`,
        [agentId],
      );
      return rows.map(
        ({ ipAddress, userAgent, ...rest }): SessionRecord => ({ ...rest, ...present({ ipAddress, userAgent }) }),
      );
    },

    async revoke(agentId, sessionId) {
      const { rowCount } = await pool.query(
        "DELETE FROM agent_session WHERE user_id = $1 AND ($2::text IS NULL OR id = $2)",
        [agentId, sessionId ?? null],
      );
      return rowCount ?? 0;
    },

    async alive(sessionIds) {
      const { rows } = await pool.query<{ id: string }>(
        "SELECT id FROM agent_session WHERE id = ANY($1) AND expires_at > now()",
        [sessionIds],
      );
      return new Set(rows.map((row) => row.id));
    },
  };
}
