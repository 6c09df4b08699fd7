import type { AttachmentStore } from "../core/contracts/console.ts";
import { hasBytes } from "../core/customer-files.ts";
import { AppError } from "../core/errors.ts";
import type { MessageContent } from "../core/message.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";

/** Who looked at what a customer sent stands in the conversation's audit. */
export function createOpenedAttachments(db: Db): AttachmentStore {
  return {
    open: ({ conversationId, messageId, index }, agentId) =>
      inConversation(
        db,
        conversationId,
        async (tx, [found]) => {
          const row: { sequence: number; sealed: Buffer } | undefined = found?.rows[0];
          if (!row) return undefined;
          const content = (await db.sealing.forCustomer(tx.row.customerId)).open(row.sealed) as MessageContent;
          const attachment = content.attachments?.[index];
          if (!attachment || !hasBytes(attachment)) return undefined;
          tx.audit("attachment-opened", { agentId, messageId, sequence: row.sequence, index, what: attachment.kind });
          return { channel: tx.row.channel, attachment };
        },
        [
          {
            text: `SELECT sequence, sealed FROM message
              WHERE id = $2 AND conversation_id = $1 AND author = 'customer' AND deleted_at IS NULL`,
            values: [conversationId, messageId],
          },
        ],
      ).catch((error: unknown) => {
        if (error instanceof AppError && error.kind === "not_found") return undefined;
        throw error;
      }),
  };
}
