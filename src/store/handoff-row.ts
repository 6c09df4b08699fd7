import { randomUUID } from "node:crypto";
import type { HandoffRecord } from "../core/contracts/store.ts";
import type { ConversationTx, Db } from "./conversation-transaction.ts";

/** The package for the person who takes the conversation, in the transaction that gives it to people. */
export async function writeHandoff(tx: ConversationTx, db: Db, handoff: HandoffRecord, turnId?: string): Promise<void> {
  const seal = await db.sealing.forCustomer(tx.row.customerId);
  await tx.client.query(
    `INSERT INTO handoff (id, conversation_id, turn_id, epoch, reason, priority, ticket_id, sealed_package)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (conversation_id, epoch) DO NOTHING`,
    [
      randomUUID(),
      tx.row.id,
      turnId ?? null,
      tx.row.epoch,
      handoff.reason,
      handoff.priority,
      handoff.ticketId ?? null,
      seal.seal(handoff.package),
    ],
  );
  tx.audit("handed-off", {
    reason: handoff.reason,
    priority: handoff.priority,
    ticketId: handoff.ticketId,
    epoch: tx.row.epoch,
  });
}
