// Commits an event for core/inbox.ts before the platform is told that we have it. Next: core/turn/take-turn.ts.
import type { Accepted, InboxStore } from "../core/contracts/store.ts";
import type { InboundEvent, MessageContent } from "../core/message.ts";
import { customerWrote, type OwnershipRules, turnAnswered } from "../core/ownership.ts";
import { type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { applyDeliveryStatus } from "./delivery-status.ts";
import { applyOwnership, ownershipOf } from "./ownership-mapping.ts";
import { createThreads } from "./threads.ts";

/** NUL is the one character that Postgres cannot keep. */
const storable = (text: string): string => text.replaceAll("\u0000", "\uFFFD");

const KNOWN_EVENT = {
  name: "known-event",
  text: `SELECT e.conversation_id AS "conversationId", e.sequence, m.id AS "messageId" FROM inbound_event e
    LEFT JOIN message m ON m.conversation_id = e.conversation_id AND m.sequence = e.sequence
    WHERE e.channel = $1 AND e.account = $2 AND e.platform_id = ANY($3)`,
};

const INSERT_EVENT = {
  name: "insert-event",
  text: `WITH reachable AS (UPDATE identity SET unreachable_since = NULL WHERE id = $9 AND unreachable_since IS NOT NULL)
    INSERT INTO inbound_event (conversation_id, channel, account, platform_id, kind, sequence, sealed, state, done_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8::"InboundState", CASE WHEN $8 = 'done' THEN now() END)`,
};

/** The next step of a message is `jobs/turn-worker.ts`, woken by core/inbox.ts once this has committed. */
export function createInboxStore(db: Db, rules: () => OwnershipRules): InboxStore {
  const threads = createThreads(db);

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
        async (tx, [known]): Promise<Accepted> => {
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

          const asks = event.kind === "message" || event.kind === "button" || event.kind === "joined";
          const added = asks
            ? await tx.addMessage(transcriptMessage(event), { platformId: event.platformId })
            : undefined;
          const byPeople = tx.row.owner === "queue" || tx.row.owner === "agent";
          const state = asks && !byPeople ? "pending" : "done";
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
              asks ? tx.row.identityId : null,
            ],
          });
          tx.audit("received", {
            event: event.kind,
            platformId: event.platformId,
            sequence: added?.sequence,
            owner: tx.row.owner,
          });
          tx.set({
            version: tx.row.version + 1,
            ...(asks ? { lastInboundAt: tx.row.now, lastInboundId: event.platformId } : {}),
            ...(event.address ? { address: event.address } : {}),
          });
          if (asks) applyOwnership(tx, customerWrote(ownershipOf(tx.row), tx.row.now, rules()));
          else await applyToTranscript(tx, event, (content) => seal.seal(content), rules());

          return { outcome: "new", conversationId: tx.row.id, wake: state === "pending", ...(added ?? {}) };
        },
        [knownEvent],
      );
    },

    applyStatus: (channel, account, status) => applyDeliveryStatus(db, channel, account, status),

    async quarantine(channel, account, reason, body) {
      await db.pool.query("INSERT INTO quarantine (channel, account, reason, body) VALUES ($1, $2, $3, $4)", [
        channel,
        account,
        reason,
        body,
      ]);
    },
  };
}

function transcriptMessage(event: InboundEvent) {
  return { author: "customer" as const, content: contentOf(event), masked: "", parts: [] };
}

function contentOf(event: InboundEvent): MessageContent {
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
      return { text: "" };
  }
}

/** Edits and deletions change what the engine and people see; a message that waits is answered as it stands now. */
async function applyToTranscript(
  tx: ConversationTx,
  event: InboundEvent,
  seal: (content: MessageContent) => Uint8Array,
  rules: OwnershipRules,
): Promise<void> {
  switch (event.kind) {
    case "edit":
      await tx.client.query(
        "UPDATE message SET sealed = $3, masked = '', edited_at = now() WHERE conversation_id = $1 AND platform_id = $2 AND author = 'customer'",
        [tx.row.id, event.target, seal({ text: storable(event.text) })],
      );
      return;
    case "deletion":
      await tx.client.query(
        `WITH m AS (UPDATE message SET sealed = $3, masked = '', deleted_at = now() WHERE conversation_id = $1 AND platform_id = $2 AND author = 'customer' RETURNING sequence)
         UPDATE inbound_event SET state = 'done', done_at = now() WHERE conversation_id = $1 AND state = 'pending' AND sequence IN (SELECT sequence FROM m)`,
        [tx.row.id, event.target, seal({ text: "" })],
      );
      if (tx.row.owner === "bot" && !(await hasPending(tx)))
        applyOwnership(tx, turnAnswered(ownershipOf(tx.row), tx.row.now, rules));
      return;
    case "blocked":
      await tx.client.query("UPDATE identity SET unreachable_since = now() WHERE id = $1", [tx.row.identityId]);
      return;
    case "moved":
      tx.audit("moved", { from: event.previous.threadId, to: event.threadId });
      return;
    case "reaction":
    case "message":
    case "button":
    case "joined":
      return;
  }
}

async function hasPending(tx: ConversationTx): Promise<boolean> {
  const { rows } = await tx.client.query(
    "SELECT 1 FROM inbound_event WHERE conversation_id = $1 AND state = 'pending' LIMIT 1",
    [tx.row.id],
  );
  return rows.length > 0;
}
