import type { PersonalReveals, RevealedMessage } from "../core/contracts/console.ts";
import type { Vault } from "../core/contracts/vault.ts";
import { AppError } from "../core/errors.ts";
import { openerFor } from "./console-opening.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";

interface MessageRow {
  readonly sequence: number;
  readonly sealed: Buffer;
  readonly deletedAt: Date | null;
  readonly before: readonly Buffer[];
}

/** Who looked at whose personal data stands in the conversation's audit before they see it. */
export function createPersonalReveals(db: Db, vault: Pick<Vault, "reveal">): PersonalReveals {
  async function look<T>(
    conversationId: string,
    agent: Parameters<PersonalReveals["message"]>[2],
    find: (tx: ConversationTx) => Promise<{ readonly found: T; readonly named: Record<string, unknown> } | undefined>,
  ): Promise<{ readonly customerId: string; readonly found: T } | "not-found" | "not-in-charge"> {
    return inConversation(db, conversationId, async (tx) => {
      const isTheirs = tx.row.owner === "agent" && tx.row.agentId === agent.id;
      if (!isTheirs && agent.role !== "admin") return "not-in-charge" as const;
      const result = await find(tx);
      if (!result) return "not-found" as const;
      tx.audit("personal-data-shown", { agentId: agent.id, ...result.named });
      return { customerId: tx.row.customerId, found: result.found };
    }).catch((error: unknown) => {
      if (error instanceof AppError && error.kind === "not_found") return "not-found" as const;
      throw error;
    });
  }

  return {
    async message(conversationId, messageId, agent) {
      const looked = await look(conversationId, agent, async (tx) => {
        const { rows } = await tx.client.query<MessageRow>(
          `SELECT sequence, sealed, deleted_at AS "deletedAt",
             ARRAY(SELECT v.sealed FROM message_version v WHERE v.message_id = m.id ORDER BY v.id) AS before
           FROM message m WHERE id = $2 AND conversation_id = $1`,
          [conversationId, messageId],
        );
        const row = rows[0];
        return row && { found: row, named: { messageId, sequence: row.sequence } };
      });
      if (typeof looked === "string") return { ok: false, refused: looked };
      const { sealed, deletedAt, before } = looked.found;
      const opener = await openerFor(db.sealing, looked.customerId);
      const content = opener.content(sealed);
      if (!content) return { ok: false, refused: "not-found" };
      const shown: RevealedMessage = {
        content,
        before: deletedAt ? [] : before.flatMap((version) => opener.content(version)?.text ?? []),
      };
      return { ok: true, shown };
    },

    async handoff(conversationId, handoffId, agent) {
      const looked = await look(conversationId, agent, async (tx) => {
        const { rows } = await tx.client.query<{ sealed: Buffer }>(
          "SELECT sealed_package AS sealed FROM handoff WHERE id = $2 AND conversation_id = $1",
          [conversationId, handoffId],
        );
        return rows[0] && { found: rows[0].sealed, named: { handoffId } };
      });
      if (typeof looked === "string") return { ok: false, refused: looked };
      const opener = await openerFor(db.sealing, looked.customerId);
      return { ok: true, shown: await withValues(vault, looked.customerId, opener.open(looked.found)) };
    },
  };
}

/** Packages are masked, so that the engine cannot leak through them. */
async function withValues(vault: Pick<Vault, "reveal">, customerId: string, value: unknown): Promise<unknown> {
  if (typeof value === "string") return vault.reveal(customerId, value);
  if (Array.isArray(value)) return Promise.all(value.map((part) => withValues(vault, customerId, part)));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(
    async ([key, part]) => [key, await withValues(vault, customerId, part)] as const,
  );
  return Object.fromEntries(await Promise.all(parts));
}
