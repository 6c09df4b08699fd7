import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { NewNotice, NoticeStore } from "../core/contracts/notices.ts";
import type { Db } from "./conversation-transaction.ts";

/** After this age nobody waits for it any more: a code has expired. */
const TOO_OLD_MINUTES = 15;
const MAX_ATTEMPTS = 5;

const content = z.object({ to: z.string(), subject: z.string(), body: z.string() });

interface Row {
  readonly id: string;
  readonly medium: NewNotice["medium"];
  readonly sealed: Buffer;
  readonly attempt: number;
}

/** Queues a notice inside another transaction. Next: `notices/notice-sender.ts`, or the console when nothing sends. */
export async function queueNotice(
  client: Pick<Db["pool"], "query">,
  sealing: Db["sealing"],
  notice: NewNotice,
): Promise<void> {
  const { medium, ...rest } = notice;
  await client.query("INSERT INTO notice (id, medium, sealed) VALUES ($1, $2, $3)", [
    randomUUID(),
    medium,
    sealing.service.seal(rest),
  ]);
}

/** In SQL: a claim is a lease with a growing pause, timed by the database, that passes over rows others hold. */
export function createNoticeStore({ pool, sealing }: Db): NoticeStore {
  return {
    async claim(media) {
      await pool.query(
        `UPDATE notice SET state = 'failed', problem = 'too old, or tried too often'
         WHERE state = 'pending' AND medium = ANY($1) AND (created_at < now() - make_interval(mins => $2) OR attempts >= $3)
           AND (attempts = 0 OR created_at + interval '20 s' * power(2, attempts) <= now())`,
        [media, TOO_OLD_MINUTES, MAX_ATTEMPTS],
      );
      // Counting the attempt moves the time when others find it again, which makes the claim a lease.
      const { rows } = await pool.query<Row>(
        `UPDATE notice SET attempts = attempts + 1 WHERE id = (
           SELECT id FROM notice WHERE state = 'pending' AND medium = ANY($1)
             AND (attempts = 0 OR created_at + interval '20 s' * power(2, attempts) <= now())
           ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING id, medium, sealed, attempts AS attempt`,
        [media],
      );
      const row = rows[0];
      return (
        row && {
          id: row.id,
          medium: row.medium,
          attempt: row.attempt,
          ...content.parse(sealing.service.open(row.sealed)),
        }
      );
    },

    async settle(notice, result) {
      const state = result.state === "retry" ? "pending" : result.state;
      await pool.query(
        `UPDATE notice SET state = $3::"NoticeState", problem = $4, sent_at = CASE WHEN $3 = 'sent' THEN now() END
         WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
        [notice.id, notice.attempt, state, result.state === "sent" ? null : result.problem],
      );
    },
  };
}
