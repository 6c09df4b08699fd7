import type { RecordingStore } from "../core/contracts/speech.ts";
import type { MessageContent } from "../core/message.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";
import { storable } from "./storable.ts";

/** Words of recordings, sealed with the message they belong to. A turn under way is not disturbed: its plan stands. */
export function createRecordingStore(db: Db): RecordingStore {
  return {
    keepTranscript: ({ conversationId, fence, sequence, ref, transcript, ms }) =>
      inConversation(
        db,
        conversationId,
        async (tx, [found]) => {
          const row: { id: string; sealed: Buffer } | undefined = found?.rows[0];
          if (!row || tx.row.fence !== fence) return false;
          const seal = await db.sealing.forCustomer(tx.row.customerId);
          const content = seal.open(row.sealed) as MessageContent;
          const attachments = (content.attachments ?? []).map((one) =>
            one.ref === ref ? { ...one, transcript: storable(transcript.text) } : one,
          );
          tx.write({
            text: "UPDATE message SET sealed = $2 WHERE id = $1",
            values: [row.id, seal.seal({ ...content, attachments })],
          });
          tx.audit("transcribed", {
            sequence,
            ms,
            letters: transcript.text.length,
            confidence: transcript.confidence,
            words: db.sealing.fingerprint(transcript.text),
          });
          return true;
        },
        [
          {
            text: "SELECT id, sealed FROM message WHERE conversation_id = $1 AND sequence = $2 AND deleted_at IS NULL",
            values: [conversationId, sequence],
          },
        ],
      ),

    noteUnheard: ({ conversationId, sequence, problem }) =>
      inConversation(db, conversationId, async (tx) => tx.audit("not-transcribed", { sequence, problem })),
  };
}
