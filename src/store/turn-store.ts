// Claims what waits for core/turn/take-turn.ts, and commits what came out: transcript, state, reply and audit in one
// transaction. Next: core/outbox.ts sends the reply.
import { randomUUID } from "node:crypto";
import type { ClaimedTurn, CommitResult, TurnStore } from "../core/contracts/store.ts";
import { readRemembered } from "../core/memory/remembered.ts";
import type { MessageContent } from "../core/message.ts";
import type { OwnershipRules } from "../core/ownership.ts";
import { customerWrote } from "../core/ownership.ts";
import type { CustomerMessage } from "../core/turn/turn.ts";
import { dialogueStateSchema } from "../core/understanding/dialogue-state.ts";
import { albumWaitMs } from "./album.ts";
import { addresseeOf, type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { memoryChanges, REMEMBERED } from "./customer-memory.ts";
import { writeHandoff } from "./handoff-row.ts";
import { toJsonb } from "./jsonb.ts";
import { applyOwnership, ownershipOf } from "./ownership-mapping.ts";

/** A turn that needs longer sends heartbeats; a lease without them ends, and another worker takes over. */
export const LEASE_MS = 15_000;

const WAITING = {
  name: "waiting-messages",
  text: `SELECT e.id, e.sequence, e.attempts, e.received_at AS at, m.sealed FROM inbound_event e
    JOIN message m ON m.conversation_id = e.conversation_id AND m.sequence = e.sequence
    WHERE e.conversation_id = $1 AND e.state = 'pending' ORDER BY e.id`,
};
const CUSTOMER = {
  name: "turn-customer",
  text: `SELECT c.backoffice_id AS "backofficeId", coalesce(p.language, c.language) AS language, p.profile - 'remembered' AS profile, p.id AS "personId",
      ${REMEMBERED} AS remembered,
      i.sealed_name AS "sealedName",
      ARRAY(SELECT sealed FROM personal_value WHERE customer_id = c.id AND kind = 'name' LIMIT 20) AS "saidNames",
      CASE WHEN i.trust = 2 AND i.proven_until < now() THEN 1 ELSE i.trust END AS trust,
      NOT EXISTS (SELECT 1 FROM message WHERE conversation_id = $1 AND author = 'bot') AS "isNew"
    FROM conversation v JOIN identity i ON i.id = v.identity_id JOIN customer c ON c.id = i.customer_id
      JOIN customer p ON p.id = coalesce(c.person_id, c.id) WHERE v.id = $1`,
};
/** Edited after it was answered: masked again by this turn, so that the engine knows the new words from now on. */
const UNMASKED = {
  name: "unmasked-messages",
  text: `SELECT m.sequence, m.sealed FROM message m WHERE m.conversation_id = $1 AND m.masked IS NULL AND m.author = 'customer'
      AND NOT EXISTS (SELECT 1 FROM inbound_event e WHERE e.conversation_id = $1 AND e.sequence = m.sequence AND e.state = 'pending')
    ORDER BY m.sequence DESC LIMIT 20`,
};
/** A number may begin in the last messages and end in those that wait. */
const EARLIER = {
  name: "earlier-messages",
  text: `SELECT m.sequence, m.sealed FROM message m
    WHERE m.conversation_id = $1 AND m.author = 'customer' AND m.deleted_at IS NULL AND m.masked IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM inbound_event e WHERE e.conversation_id = $1 AND e.sequence = m.sequence AND e.state = 'pending')
    ORDER BY m.sequence DESC LIMIT 2`,
};
const COUNT_ATTEMPT = {
  name: "count-attempt",
  text: "UPDATE inbound_event SET attempts = attempts + 1 WHERE id = ANY($1::bigint[])",
};
const NEWER = {
  name: "newer-events",
  text: "SELECT 1 FROM inbound_event WHERE conversation_id = $1 AND state = 'pending' AND id > $2 LIMIT 1",
};
/** Kept at the root of the person; the conversation's lock is held, as it is where people are joined. */
const READS = {
  name: "customer-reads",
  text: `UPDATE customer SET language = $2 WHERE id = (SELECT coalesce(person_id, id) FROM customer WHERE id = $1)
    AND language IS DISTINCT FROM $2`,
};
const FINISH = {
  name: "finish-turn",
  text: `WITH done AS (
      UPDATE inbound_event SET state = 'done', done_at = now(), turn_id = $2 WHERE conversation_id = $1 AND state = 'pending' AND (id <= $3 OR $4)
    ), masks AS (
      UPDATE message m SET masked = k.masked, language = $7 FROM unnest($5::int[], $6::text[]) AS k(sequence, masked)
      WHERE m.conversation_id = $1 AND m.sequence = k.sequence
    ), restamped AS (
      UPDATE delivery SET epoch = $18 WHERE conversation_id = $1 AND state = 'pending' AND author = 'bot' AND epoch <> $18
    )
    INSERT INTO turn (id, conversation_id, fence, outcome, intent, confidence, language, trace, draft, tokens_in, tokens_out, cost_micro_usd, started_at, finished_at)
    VALUES ($2, $1, $8, $9, $10, $11, $7, $12::jsonb, $13::jsonb, $14, $15, $16, $17, clock_timestamp())`,
};

interface WaitingRow {
  readonly id: string;
  readonly sequence: number;
  readonly attempts: number;
  readonly at: Date;
  readonly sealed: Buffer;
}

interface Waiting extends WaitingRow {
  readonly content: MessageContent;
}

/** A message that is not answered here, as the customer wrote it. */
interface SealedRow {
  readonly sequence: number;
  readonly sealed: Buffer;
}

interface CustomerRow {
  readonly trust: 0 | 1 | 2;
  readonly backofficeId: string | null;
  readonly language: string | null;
  readonly profile: Record<string, unknown>;
  readonly personId: string;
  readonly remembered: unknown;
  readonly isNew: boolean;
  readonly sealedName: Buffer | null;
  readonly saidNames: readonly Buffer[];
}

/** What waits and who asks, read in the same round trip as the lock. */
const toAnswer = (conversationId: string) =>
  [WAITING, CUSTOMER, UNMASKED, EARLIER].map((statement) => ({ ...statement, values: [conversationId] }));

/** One turn at a time a conversation: a lease with a fencing token, compared again when the turn commits. */
export function createTurnStore(db: Db, rules: () => OwnershipRules, workerId: string): TurnStore {
  async function open(tx: ConversationTx, rows: readonly WaitingRow[]): Promise<readonly Waiting[]> {
    const seal = await db.sealing.forCustomer(tx.row.customerId);
    return rows.map((row) => ({ ...row, content: seal.open(row.sealed) as MessageContent }));
  }

  async function load(
    tx: ConversationTx,
    waiting: readonly Waiting[],
    customer: CustomerRow,
    unmasked: readonly SealedRow[],
    before: readonly SealedRow[],
  ): Promise<ClaimedTurn> {
    const seal = await db.sealing.forCustomer(tx.row.customerId);
    const state = dialogueStateSchema.safeParse(tx.row.state ?? {});
    const opened = ({ sequence, sealed }: SealedRow) => ({
      sequence,
      text: (seal.open(sealed) as MessageContent).text,
    });
    return {
      id: randomUUID(),
      to: addresseeOf(tx.row),
      conversation: {
        id: tx.row.id,
        channel: tx.row.channel,
        account: tx.row.account,
        customerId: tx.row.customerId,
        identityId: tx.row.identityId,
        epoch: tx.row.epoch,
        version: tx.row.version,
        fence: tx.row.fence,
        handoffs: tx.row.handoffs,
        isNew: customer.isNew,
        ...(tx.row.language ? { language: tx.row.language } : {}),
      },
      customer: {
        trust: customer.trust,
        profile: customer.profile,
        personId: customer.personId,
        ...(customer.backofficeId ? { backofficeId: customer.backofficeId } : {}),
        ...(customer.language ? { language: customer.language } : {}),
        remembered: readRemembered(customer.remembered, tx.row.now),
      },
      messages: waiting.map(toMessage),
      edited: unmasked.map(opened),
      earlier: before.map(opened).reverse(),
      knownNames: [customer.sealedName, ...customer.saidNames].flatMap((sealed) => {
        const name = sealed && seal.open(sealed);
        return typeof name === "string" ? [name] : [];
      }),
      state: state.success ? state.data : dialogueStateSchema.parse({}),
    };
  }

  return {
    claim: (conversationId) =>
      inConversation(
        db,
        conversationId,
        async (tx, [waiting, people, edited, earlier]) => {
          const rows: readonly WaitingRow[] = waiting?.rows ?? [];
          if (rows.length === 0 || tx.row.owner !== "bot") return { claim: "nothing" as const };
          const leftMs = tx.row.leaseUntil.getTime() - tx.row.now.getTime();
          if (leftMs > 0) return { claim: "busy" as const, untilMs: leftMs };
          const opened = await open(tx, rows);
          const restMs = albumWaitMs(opened, tx.row.now);
          if (restMs > 0) return { claim: "busy" as const, untilMs: restMs };
          tx.set({
            leaseHolder: workerId,
            leaseUntil: new Date(tx.row.now.getTime() + LEASE_MS),
            fence: tx.row.fence + 1,
          });
          // Counted when it starts, since a message that kills the process can never report that it failed.
          tx.write({ ...COUNT_ATTEMPT, values: [rows.map((row) => row.id)] });
          const turn = await load(tx, opened, people?.rows[0], edited?.rows ?? [], earlier?.rows ?? []);
          return { claim: "claimed" as const, turn, attempts: Math.max(...rows.map((row) => row.attempts)) + 1 };
        },
        toAnswer(conversationId),
      ),

    refresh: (turn) =>
      inConversation(
        db,
        turn.conversation.id,
        async (tx, [waiting, people, edited, earlier]) => {
          if (
            tx.row.fence !== turn.conversation.fence ||
            tx.row.epoch !== turn.conversation.epoch ||
            tx.row.owner !== "bot"
          )
            return undefined;
          const rows: readonly WaitingRow[] = waiting?.rows ?? [];
          if (rows.length === 0) {
            tx.set({ leaseHolder: null, leaseUntil: new Date(0) });
            return undefined;
          }
          tx.set({ leaseUntil: new Date(tx.row.now.getTime() + LEASE_MS) });
          return load(tx, await open(tx, rows), people?.rows[0], edited?.rows ?? [], earlier?.rows ?? []);
        },
        toAnswer(turn.conversation.id),
      ),

    async heartbeat({ conversation }) {
      const { rowCount } = await db.pool.query(
        `UPDATE conversation SET lease_until = now() + $3::int * interval '1 millisecond' WHERE id = $1 AND fence = $2 AND lease_holder = $4`,
        [conversation.id, conversation.fence, LEASE_MS, workerId],
      );
      return rowCount === 1;
    },

    commit: (commit, acceptStale) => {
      const lastId = commit.turn.messages.at(-1)?.eventId ?? 0n;
      const newer = { ...NEWER, values: [commit.turn.conversation.id, lastId] };
      return inConversation(
        db,
        commit.turn.conversation.id,
        async (tx, [newerRows]): Promise<CommitResult> => {
          const claimed = commit.turn.conversation;
          if (tx.row.fence !== claimed.fence || tx.row.epoch !== claimed.epoch || tx.row.owner !== "bot")
            return { result: "overruled" };
          if (tx.row.version !== claimed.version && !acceptStale) return { result: "stale" };

          const toPeople = commit.ownership.owner === "queue";
          const moreWaiting = newerRows?.rowCount === 1 && !toPeople;

          for (const fact of commit.audit) tx.audit(fact.kind, fact.data);
          applyOwnership(
            tx,
            moreWaiting
              ? customerWrote({ ...ownershipOf(tx.row), handoffs: commit.ownership.handoffs }, tx.row.now, rules())
              : commit.ownership,
          );
          const added = commit.reply ? await tx.addMessage(commit.reply, { turnId: commit.turn.id }) : undefined;
          const { summary } = commit;
          const sum = (pick: "tokensIn" | "tokensOut" | "costMicroUsd") =>
            summary.trace.reduce((total, step) => total + (step[pick] ?? 0), 0);
          const masked = Object.entries(commit.masked);
          tx.write({
            ...FINISH,
            values: [
              claimed.id,
              commit.turn.id,
              lastId,
              toPeople,
              masked.map(([sequence]) => Number(sequence)),
              masked.map(([, text]) => text),
              commit.language,
              claimed.fence,
              commit.outcome,
              summary.intent ?? null,
              summary.confidence ?? null,
              toJsonb(summary.trace),
              summary.draft === undefined ? null : toJsonb(summary.draft),
              sum("tokensIn"),
              sum("tokensOut"),
              sum("costMicroUsd"),
              commit.startedAt,
              tx.row.epoch,
            ],
          });
          if (commit.reads && commit.reads !== commit.turn.customer.language)
            tx.write({ ...READS, values: [claimed.customerId, commit.reads] });
          if (commit.memory) for (const change of memoryChanges(commit.memory, claimed.customerId)) tx.write(change);
          if (commit.memory?.forget) tx.audit("memory-forgotten", {});
          if (commit.handoff) await writeHandoff(tx, db, commit.handoff, commit.turn.id);
          tx.set({
            state: commit.state,
            language: commit.language,
            leaseHolder: null,
            leaseUntil: new Date(0),
            version: tx.row.version + 1,
          });
          tx.audit("decided", {
            turn: commit.turn.id,
            outcome: commit.outcome,
            intent: summary.intent,
            confidence: summary.confidence,
            reply: added?.sequence,
            handoff: commit.handoff?.reason,
          });
          return { result: "committed", moreWaiting, ...(added ? { sequence: added.sequence } : {}) };
        },
        [newer],
      );
    },

    fail: (turn, problem) =>
      inConversation(db, turn.conversation.id, async (tx) => {
        if (tx.row.fence !== turn.conversation.fence) return;
        tx.set({ leaseHolder: null, leaseUntil: new Date(0) });
        tx.audit("turn-failed", { turn: turn.id, problem });
      }),
  };
}

function toMessage({ content, ...row }: Waiting): CustomerMessage {
  return {
    eventId: BigInt(row.id),
    sequence: row.sequence,
    text: content.text,
    attachments: content.attachments ?? [],
    at: row.at,
    ...(content.button === undefined ? {} : { button: content.button }),
  };
}
