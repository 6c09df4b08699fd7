import type { RenderedPart } from "../core/contracts/channel.ts";
import type { DeliveryStore } from "../core/contracts/store.ts";
import { addresseeOf, type ConversationTx, type Db, inConversation } from "./conversation-transaction.ts";
import { moveThread } from "./move-thread.ts";
import { holdBack, PAUSE, takeTurn } from "./send-limits.ts";
import { systemLine } from "./system-line.ts";

/** A delivery in `sending` for longer than any channel's time limit belongs to a dead process. */
export const SENDING_LIMIT_MS = 45_000;
/** After an outage, what is older than this is shown to people instead of being sent late and unseen. */
export const TOO_OLD_MS = 15 * 60_000;

interface HeadRow {
  readonly id: string;
  readonly reference: string;
  readonly author: string;
  readonly epoch: number;
  readonly state: "pending" | "sending";
  readonly attempt: number;
  readonly sealed: Buffer;
  readonly nextAttemptAt: Date;
  readonly createdAt: Date;
  readonly sendingAt: Date | null;
  readonly hasSlot: boolean;
  readonly unreachable: boolean;
  /** The platform asked the whole account to wait until then. */
  readonly pausedUntil: Date | null;
}

const HEAD = {
  name: "head-of-line",
  text: `SELECT d.id, d.reference, d.author, d.epoch, d.state, d.attempt, d.sealed, d.next_attempt_at AS "nextAttemptAt",
      d.created_at AS "createdAt", d.sending_at AS "sendingAt", d.has_slot AS "hasSlot",
      i.unreachable_since IS NOT NULL AS unreachable, p.tat AS "pausedUntil"
    FROM delivery d JOIN conversation c ON c.id = d.conversation_id JOIN identity i ON i.id = c.identity_id
    LEFT JOIN send_limit p ON p.channel = d.channel AND p.account = d.account AND p.key = '${PAUSE}'
    WHERE d.conversation_id = $1 AND d.state IN ('pending', 'sending')
    ORDER BY d.id LIMIT 1`,
};
const CLAIM = {
  name: "claim-delivery",
  text: "UPDATE delivery SET state = 'sending', attempt = attempt + 1, sending_at = now(), problem = NULL, has_slot = false WHERE id = $1",
};
const WAIT_FOR_TURN = {
  name: "wait-for-turn",
  text: "UPDATE delivery SET has_slot = true, next_attempt_at = clock_timestamp() + $2::float8 * interval '1 millisecond' WHERE id = $1",
};
const WAITING = {
  name: "waiting-deliveries",
  text: "SELECT 1 FROM delivery WHERE conversation_id = $1 AND state IN ('pending', 'sending') LIMIT 1",
};
const SETTLE = {
  name: "settle-delivery",
  text: `UPDATE delivery SET state = $3::"DeliveryState", problem = $4, platform_id = coalesce($5, platform_id),
      next_attempt_at = now() + $6::int * interval '1 millisecond', sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END
    WHERE id = $1 AND attempt = $2 AND (state = 'sending' OR (state = 'unknown' AND $3 IN ('sent', 'failed')))`,
};

/** The outbox: `sending` is committed before the first byte leaves, so a crash can hide a message but never double it. */
export function createDeliveryStore(
  db: Db,
  takesReferenceOnce: (channel: string) => boolean = () => false,
): DeliveryStore {
  return {
    claimNext: (conversationId, quotasOf, isOurs = () => true) =>
      inConversation(
        db,
        conversationId,
        async (tx, [first]) => {
          for (let found = first; ; found = await tx.client.query<HeadRow>({ ...HEAD, values: [conversationId] })) {
            const head: HeadRow | undefined = found?.rows[0];
            if (!head) return { claim: "nothing" as const };

            if (head.state === "sending") {
              const age = tx.row.now.getTime() - (head.sendingAt ?? tx.row.now).getTime();
              if (age < SENDING_LIMIT_MS) return { claim: "later" as const, waitMs: SENDING_LIMIT_MS - age };
              if (!takesReferenceOnce(tx.row.channel)) {
                await end(tx, head.id, "unknown", "the process that was sending it stopped");
                continue;
              }
            }
            const byBot = head.author === "bot";
            const age = tx.row.now.getTime() - head.createdAt.getTime();
            if (byBot && (head.epoch !== tx.row.epoch || tx.row.owner === "agent"))
              await end(tx, head.id, "held", "a person took over");
            else if (byBot && age > TOO_OLD_MS) await end(tx, head.id, "held", "older than 15 minutes");
            else if (head.unreachable)
              await end(tx, head.id, "failed", "the customer cannot be reached on this channel");
            else {
              if (!isOurs(tx.row.channel)) return { claim: "elsewhere" as const };
              const dueAt = Math.max(head.nextAttemptAt.getTime(), head.pausedUntil?.getTime() ?? 0);
              const waitMs = dueAt - tx.row.now.getTime();
              if (waitMs > 0) return { claim: "later" as const, waitMs };
              const quotas = quotasOf(tx.row);
              const turnInMs = quotas.length > 0 && !head.hasSlot ? await takeTurn(tx, quotas) : 0;
              if (turnInMs > 0) {
                tx.write({ ...WAIT_FOR_TURN, values: [head.id, turnInMs] });
                return { claim: "later" as const, waitMs: turnInMs };
              }
              const seal = await db.sealing.forCustomer(tx.row.customerId);
              tx.write({ ...CLAIM, values: [head.id] });
              tx.audit("sending", { delivery: head.id, attempt: head.attempt + 1, epoch: head.epoch });
              return {
                claim: "claimed" as const,
                delivery: {
                  id: BigInt(head.id),
                  reference: head.reference,
                  conversationId,
                  identityId: tx.row.identityId,
                  channel: tx.row.channel,
                  account: tx.row.account,
                  to: addresseeOf(tx.row),
                  part: seal.open(head.sealed) as RenderedPart,
                  attempt: head.attempt + 1,
                  quotas,
                },
              };
            }
          }
        },
        [{ ...HEAD, values: [conversationId] }],
      ),

    settle: (delivery, result) => {
      const state = result.state === "retry" ? "pending" : result.state;
      const problem = result.state === "sent" ? null : result.problem;
      const platformId = result.state === "sent" ? result.platformId : null;
      const afterMs = result.state === "retry" ? Math.ceil(result.afterMs) : 0;
      const settle = { ...SETTLE, values: [delivery.id, delivery.attempt, state, problem, platformId, afterMs] };
      const waiting = { ...WAITING, values: [delivery.conversationId] };
      return inConversation(
        db,
        delivery.conversationId,
        async (tx, [settled, more]) => {
          tx.audit(settled?.rowCount === 1 ? result.state : "late-result", {
            delivery: delivery.id.toString(),
            attempt: delivery.attempt,
            platformId,
            problem,
          });
          if (result.state === "failed" && result.unreachable) {
            tx.write({
              text: "UPDATE identity SET unreachable_since = now() WHERE id = $1",
              values: [delivery.identityId],
            });
            await tx.addMessage(systemLine("unreachable"));
          }
          // From now on the channel knows it before sending.
          if (result.state === "failed" && result.windowClosed) tx.set({ lastInboundId: null });
          if (result.state === "retry" && result.pauses)
            tx.write(holdBack(delivery, result.pauses, Math.ceil(result.afterMs)));
          if (result.state === "retry" && result.movedTo !== undefined) await moveThread(tx, result.movedTo);
          return more?.rowCount === 1;
        },
        [settle, waiting],
      );
    },
  };
}

async function end(
  tx: ConversationTx,
  id: string,
  state: "unknown" | "held" | "failed",
  problem: string,
): Promise<void> {
  await tx.client.query(`UPDATE delivery SET state = $2::"DeliveryState", problem = $3 WHERE id = $1`, [
    id,
    state,
    problem,
  ]);
  tx.audit(state, { delivery: id, problem });
}
