import { randomUUID } from "node:crypto";
import type { Confirmation, ConfirmationStore } from "../core/contracts/confirmations.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { toJsonb } from "./jsonb.ts";
import { isInCharge } from "./tool-call-store.ts";

/** Proposals that a customer may say yes to. Redeeming is part of the intent's transaction in `tool-call-store.ts`. */
export function createConfirmationStore(db: Db): ConfirmationStore {
  return {
    propose(caller, { tool, args, argsHash, validMs }) {
      return inConversation(db, caller.conversationId, async (tx) => {
        if (!isInCharge(tx, caller)) return undefined;
        const id = randomUUID();
        await close(tx, "replaced");
        await tx.client.query(
          `INSERT INTO confirmation (id, conversation_id, tool, args, args_hash, expires_at)
           VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6::float8 / 1000))`,
          [id, tx.row.id, tool, toJsonb(args), argsHash, validMs],
        );
        tx.audit("confirmation.proposed", { confirmationId: id, tool, argsHash });
        return { id };
      });
    },

    async find(conversationId, id) {
      const { rows } = await db.pool.query<Confirmation>(
        `SELECT id, tool, args, args_hash AS "argsHash",
           CASE WHEN state = 'open' AND expires_at <= now() THEN 'expired' ELSE state::text END AS state
         FROM confirmation WHERE id = $1 AND conversation_id = $2`,
        [id, conversationId],
      );
      return rows[0];
    },

    async decline(conversationId, id) {
      await inConversation(db, conversationId, (tx) => close(tx, "declined", id));
    },
  };
}

async function close(tx: ConversationTx, state: "replaced" | "declined", only?: string): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `UPDATE confirmation SET state = $3::"ConfirmationState" WHERE conversation_id = $1 AND state = 'open' AND ($2::text IS NULL OR id = $2) RETURNING id`,
    [tx.row.id, only ?? null, state],
  );
  for (const { id } of rows) tx.audit(`confirmation.${state}`, { confirmationId: id });
}
