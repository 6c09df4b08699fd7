import { type ConversationTx, MOVED } from "./conversation-transaction.ts";

const RENAME = `UPDATE conversation SET thread_id = $2 WHERE id = $1 AND NOT EXISTS (
  SELECT 1 FROM conversation o WHERE o.channel = $3 AND o.account = $4 AND o.thread_id = $2)`;

/** Where the person is called like the thread; an identity that is known under the new id keeps it. */
const RENAME_IDENTITY = `UPDATE identity SET external_id = $2 WHERE id = $1 AND external_id = $3 AND NOT EXISTS (
  SELECT 1 FROM identity o WHERE o.channel = $4 AND o.account = $5 AND o.external_id = $2)`;

const REMEMBER = `INSERT INTO thread_alias (channel, account, alias, conversation_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

const SYSTEM_LINE = "The platform gave this chat another id. Replies go there from now on.";

/**
 * The platform said, when we wrote to a thread, that it has another id. Where somebody has begun a conversation under
 * the new id already, this one keeps its name and only its replies go there.
 */
export async function moveThread(tx: ConversationTx, movedTo: string): Promise<void> {
  const { id, threadId: from, channel, account, identityId } = tx.row;
  if (from === movedTo) return;
  const { rowCount } = await tx.client.query(RENAME, [id, movedTo, channel, account]);
  if (rowCount === 1) {
    await tx.client.query(RENAME_IDENTITY, [identityId, movedTo, from, channel, account]);
    await tx.client.query(REMEMBER, [channel, account, from, id]);
  } else tx.set({ address: { ...tx.row.address, [MOVED]: movedTo } });
  tx.audit("moved", { from, to: movedTo, renamed: rowCount === 1 });
  await tx.addMessage({
    author: "system",
    content: { text: SYSTEM_LINE },
    masked: SYSTEM_LINE,
    language: "en",
    parts: [],
  });
}
