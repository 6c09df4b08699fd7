import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { ClaimedPush, PushStore } from "../core/contracts/push.ts";
import { AppError } from "../core/errors.ts";
import type { Db } from "./conversation-transaction.ts";

/** Time for an open stream to tell the reply, and to say that it did. */
const FIRST_LOOK_SECONDS = 2;
/** While somebody watches who was not told yet. */
const LOOK_AGAIN_SECONDS = 2;
/** Longer than an attempt takes; whoever dies meanwhile leaves it to others after this. */
const LEASE_SECONDS = 30;

interface Row {
  readonly id: string;
  readonly conversationId: string;
  readonly sequence: number;
  readonly channel: string;
  readonly account: string;
  readonly attempt: number;
  readonly ageMs: number;
  readonly at: Date;
  readonly customerId: string;
  readonly userId: string | null;
  readonly sealed: Buffer;
}

const content = z.object({ text: z.string() });

const DUE = "state = 'pending' AND next_attempt_at <= now()";
const TOLD = `EXISTS (SELECT 1 FROM presence s WHERE s.conversation_id = push.conversation_id AND s.position >= push.sequence)`;
const WATCHED = `EXISTS (SELECT 1 FROM presence s WHERE s.conversation_id = push.conversation_id AND s.expires_at > now())`;

/** In SQL: claims are leases that pass over rows others hold, and what is remembered is read from the delivery itself. */
export function createPushStore({ pool, sealing }: Db): PushStore {
  async function open(row: Row): Promise<ClaimedPush> {
    const { customerId, userId, sealed, ...rest } = row;
    const seal = await sealing.forCustomer(customerId).catch((error: unknown) => {
      if (error instanceof AppError && error.kind === "not_found") return undefined;
      throw error;
    });
    const text = seal && content.parse(seal.open(sealed)).text;
    return { ...rest, ...(userId ? { userId } : {}), ...(text === undefined ? {} : { text }) };
  }

  return {
    async remember(reference) {
      await pool.query({
        name: "remember-push",
        text: `INSERT INTO push (id, conversation_id, sequence, channel, account, next_attempt_at)
          SELECT $2, m.conversation_id, m.sequence, d.channel, d.account, now() + interval '${FIRST_LOOK_SECONDS} s'
          FROM delivery d JOIN message m ON m.id = d.message_id WHERE d.reference = $1
          ON CONFLICT (conversation_id, sequence) DO NOTHING`,
        values: [reference, randomUUID()],
      });
    },

    async claim(limit) {
      await pool.query(`UPDATE push SET state = 'seen', settled_at = now() WHERE ${DUE} AND ${TOLD}`);
      await pool.query(
        `UPDATE push SET next_attempt_at = now() + interval '${LOOK_AGAIN_SECONDS} s' WHERE ${DUE} AND ${WATCHED}`,
      );
      const { rows } = await pool.query<Row>(
        `WITH due AS (SELECT id FROM push WHERE ${DUE} AND NOT ${WATCHED} ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED),
           p AS (UPDATE push SET attempts = attempts + 1, next_attempt_at = now() + interval '${LEASE_SECONDS} s'
             FROM due WHERE push.id = due.id RETURNING push.*)
         SELECT p.id, p.conversation_id AS "conversationId", p.sequence, p.channel, p.account, p.attempts AS attempt,
           (extract(epoch FROM now() - p.created_at) * 1000)::float8 AS "ageMs", m.created_at AS at, m.sealed,
           c.customer_id AS "customerId", u.backoffice_id AS "userId"
         FROM p JOIN message m ON m.conversation_id = p.conversation_id AND m.sequence = p.sequence
           JOIN conversation c ON c.id = p.conversation_id JOIN customer u ON u.id = c.customer_id`,
        [limit],
      );
      return Promise.all(rows.map(open));
    },

    async settle({ id, attempt }, result) {
      const state = result.state === "retry" ? "pending" : result.state;
      await pool.query(
        `UPDATE push SET state = $3::"PushState", problem = $4, settled_at = CASE WHEN $3 <> 'pending' THEN now() END,
           next_attempt_at = now() + $5::float8 * interval '1 millisecond'
         WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
        [
          id,
          attempt,
          state,
          result.state === "sent" ? null : result.problem,
          result.state === "retry" ? result.afterMs : 0,
        ],
      );
    },

    async forgetOld() {
      await pool.query("DELETE FROM presence WHERE expires_at < now() - interval '10 minutes'");
      await pool.query("DELETE FROM push WHERE state <> 'pending' AND next_attempt_at < now() - interval '7 days'");
    },
  };
}
