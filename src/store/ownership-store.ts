import type { OwnershipChange, OwnershipStore } from "../core/contracts/store.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";
import { writeHandoff } from "./handoff-row.ts";
import { applyOwnership, ownershipOf } from "./ownership-mapping.ts";

/** Agents' and timers' changes. The same lock as a delivery's claim: after a takeover commits, no bot message begins. */
export function createOwnershipStore(db: Db): OwnershipStore {
  return {
    change: (conversationId, decide) =>
      inConversation(db, conversationId, async (tx) => {
        const before = ownershipOf(tx.row);
        const applied = decide(before, tx.row.now, {
          language: tx.row.language ?? undefined,
          channel: tx.row.channel,
          account: tx.row.account,
        });
        if (!applied) return undefined;
        if (applied.clientId && (await isRepeated(applied.clientId)))
          return { before, applied, sequence: tx.row.lastSequence };

        for (const fact of applied.audit) tx.audit(fact.kind, fact.data);
        applyOwnership(tx, applied.next);
        tx.set({ version: tx.row.version + 1 });
        if (applied.holdBotDeliveries) await hold();
        const toPeople = applied.next.owner === "queue" || applied.next.owner === "agent";
        if (toPeople) await leaveToPeople();
        await markHandoff(applied);
        for (const message of applied.messages) {
          await tx.addMessage(message, applied.clientId ? { platformId: applied.clientId } : {});
        }
        return { before, applied, sequence: tx.row.lastSequence };

        async function isRepeated(clientId: string): Promise<boolean> {
          const { rows } = await tx.client.query(
            "SELECT 1 FROM message WHERE conversation_id = $1 AND platform_id = $2",
            [conversationId, clientId],
          );
          return rows.length > 0;
        }
        async function hold(): Promise<void> {
          const { rows } = await tx.client.query<{ id: string }>(
            `UPDATE delivery SET state = 'held', problem = 'a person took over' WHERE conversation_id = $1 AND state = 'pending' AND author = 'bot' RETURNING id`,
            [conversationId],
          );
          for (const { id } of rows) tx.audit("held", { delivery: id, problem: "a person took over" });
        }
        /** What the customer wrote is in front of a person now: the bot must not answer it later. */
        async function leaveToPeople(): Promise<void> {
          await tx.client.query(
            "UPDATE inbound_event SET state = 'done', done_at = now() WHERE conversation_id = $1 AND state = 'pending'",
            [conversationId],
          );
        }
        async function markHandoff(change: OwnershipChange): Promise<void> {
          if (change.handoff) await writeHandoff(tx, db, change.handoff);
          if (change.next.owner === "agent" && before.owner !== "agent") {
            await tx.client.query(
              "UPDATE handoff SET taken_at = now(), taken_by = $2 WHERE conversation_id = $1 AND closed_at IS NULL AND taken_at IS NULL",
              [conversationId, change.next.agentId],
            );
          }
          if (change.closesHandoff)
            await tx.client.query(
              "UPDATE handoff SET closed_at = now() WHERE conversation_id = $1 AND closed_at IS NULL",
              [conversationId],
            );
        }
      }),
  };
}
