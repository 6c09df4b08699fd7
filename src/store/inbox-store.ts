// Commits an event for core/inbox.ts before the platform is told that we have it. Next: core/turn/take-turn.ts.
import type { QueryConfig } from "pg";
import type { Seal } from "../core/contracts/seal.ts";
import type { Accepted, InboxStore } from "../core/contracts/store.ts";
import type { InboundEvent, MessageContent } from "../core/message.ts";
import { customerWrote, type OwnershipRules } from "../core/ownership.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { applyDeliveryStatus } from "./delivery-status.ts";
import { applyOwnership, ownershipOf } from "./ownership-mapping.ts";
import { quarantine } from "./quarantine.ts";
import { storable } from "./storable.ts";
import { systemLine } from "./system-line.ts";
import { createThreads } from "./threads.ts";
import {
  createTranscriptChanges,
  EARLIER_CHANGES,
  overtaken,
  TARGET,
  type TargetRow,
  writeOvertaken,
} from "./transcript-changes.ts";

const KNOWN_EVENT = {
  name: "known-event",
  text: `SELECT e.conversation_id AS "conversationId", e.sequence, m.id AS "messageId" FROM inbound_event e
    LEFT JOIN message m ON m.conversation_id = e.conversation_id AND m.sequence = e.sequence
    WHERE e.channel = $1 AND e.account = $2 AND e.platform_id = ANY($3)`,
};

const INSERT_EVENT = {
  name: "insert-event",
  text: `WITH reachable AS (UPDATE identity SET unreachable_since = NULL WHERE id = $9 AND unreachable_since IS NOT NULL)
    INSERT INTO inbound_event (conversation_id, channel, account, platform_id, kind, sequence, sealed, state, done_at, target)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8::"InboundState", CASE WHEN $8 = 'done' THEN now() END, $10)`,
};

const BLOCKED = {
  name: "blocked",
  text: "UPDATE identity SET unreachable_since = now() WHERE id = $1",
};

/** The next step of a message is `jobs/turn-worker.ts`, woken by core/inbox.ts once this has committed. */
export function createInboxStore(db: Db, rules: () => OwnershipRules): InboxStore {
  const threads = createThreads(db);
  const changes = createTranscriptChanges(db, rules);

  /** Edits and deletions change what the engine and people see; a message that waits is answered as it stands now. */
  async function apply(tx: ConversationTx, event: InboundEvent, target: TargetRow | undefined, seal: Seal) {
    switch (event.kind) {
      case "edit":
        changes.edit(tx, event, target, seal);
        return undefined;
      case "deletion":
        await changes.remove(tx, event, target, seal);
        return undefined;
      case "reaction":
        changes.react(tx, event, seal);
        return undefined;
      case "blocked":
        tx.write({ ...BLOCKED, values: [tx.row.identityId] });
        return tx.addMessage(systemLine("blocked"));
      case "moved":
        tx.audit("moved", { from: event.previous.threadId, to: event.threadId });
        return tx.addMessage(systemLine("moved"));
      case "message":
      case "button":
      case "joined":
        return undefined;
    }
  }

  return {
    async accept(channel, account, event) {
      const thread = await threads.of(channel, account, event);
      const seal = await db.sealing.forCustomer(thread.customerId);

      const knownEvent = {
        ...KNOWN_EVENT,
        values: [channel, account, [event.platformId, ...(event.mayBeKnownAs ?? [])]],
      };
      return inConversation(
        db,
        thread.conversationId,
        async (tx, [known, related]): Promise<Accepted> => {
          const before: { conversationId: string; sequence: number | null; messageId: string | null } | undefined =
            known?.rows[0];
          if (before) {
            const { conversationId, sequence, messageId } = before;
            return {
              outcome: "repeated",
              conversationId,
              wake: false,
              ...(messageId ? { messageId } : {}),
              ...(sequence ? { sequence } : {}),
            };
          }

          const content = contentOf(event);
          const changed =
            content && event.kind === "message" ? overtaken(content, related?.rows ?? [], seal) : undefined;
          const asks = content !== undefined && !changed?.deletedAt;
          const added = content
            ? await tx.addMessage(
                { author: "customer", content: changed?.content ?? content, masked: "", parts: [] },
                { platformId: event.platformId },
              )
            : undefined;
          if (content && changed && added) writeOvertaken(tx, added.messageId, changed, seal.seal(content));
          const byPeople = tx.row.owner === "queue" || tx.row.owner === "agent";
          const state = asks && !byPeople ? "pending" : "done";
          const target = "target" in event ? event.target : undefined;
          const { at, ...rest } = event;
          tx.write({
            ...INSERT_EVENT,
            values: [
              tx.row.id,
              channel,
              account,
              event.platformId,
              event.kind,
              added?.sequence ?? null,
              seal.seal({ ...rest, at: at.toISOString() }),
              state,
              content ? tx.row.identityId : null,
              target ?? null,
            ],
          });
          tx.audit("received", {
            event: event.kind,
            platformId: event.platformId,
            sequence: added?.sequence,
            owner: tx.row.owner,
            target,
            overtakenBy: changed?.changes,
          });
          tx.set({
            // What nobody has to answer is no reason to plan an answer again.
            ...(content || event.kind === "edit" || event.kind === "deletion" ? { version: tx.row.version + 1 } : {}),
            ...(content ? { lastInboundAt: tx.row.now, lastInboundId: event.platformId } : {}),
            ...(event.address ? { address: event.address } : {}),
          });
          if (asks) applyOwnership(tx, customerWrote(ownershipOf(tx.row), tx.row.now, rules()));
          const told = await apply(tx, event, related?.rows[0], seal);

          return { outcome: "new", conversationId: tx.row.id, wake: state === "pending", ...(added ?? told ?? {}) };
        },
        [knownEvent, ...relatedTo(event, thread.conversationId)],
      );
    },

    applyStatus: (channel, account, status) => applyDeliveryStatus(db, channel, account, status),

    quarantine: (channel, account, reason, body) => quarantine(db.pool, db.sealing, { channel, account, reason, body }),
  };
}

/** What an event must be held against, read in the same round trip as the lock. */
function relatedTo(event: InboundEvent, conversationId: string): readonly QueryConfig[] {
  switch (event.kind) {
    case "message":
      return [{ ...EARLIER_CHANGES, values: [conversationId, event.platformId] }];
    case "edit":
    case "deletion":
      return [{ ...TARGET, values: [conversationId, event.target] }];
    case "button":
    case "joined":
    case "reaction":
    case "moved":
    case "blocked":
      return [];
  }
}

/** What the transcript shows of it; undefined for what is no message of its own. */
function contentOf(event: InboundEvent): MessageContent | undefined {
  switch (event.kind) {
    case "message":
      return {
        text: storable(event.text),
        ...(event.attachments.length > 0 ? { attachments: event.attachments } : {}),
        ...(event.replyTo ? { replyTo: event.replyTo } : {}),
      };
    case "button":
      return { text: storable(event.label), button: event.value };
    case "joined":
      // Pressing "Start" is the platform's way of saying hello.
      return { text: "", button: "start" };
    case "edit":
    case "deletion":
    case "reaction":
    case "moved":
    case "blocked":
      return undefined;
  }
}
