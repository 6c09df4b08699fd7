import type { Pool, QueryConfig } from "pg";
import type { ClaimedDelivery, Quota } from "../core/contracts/store.ts";
import type { ConversationTx } from "./conversation-transaction.ts";

/**
 * GCRA on the database's clock: one atomic statement counts a message under all its limits and says when its turn is.
 * A message that has to wait keeps its turn, so that waiting ones neither race for the next free moment nor starve.
 */
const TAKE_TURN = {
  name: "take-turn-under-limits",
  text: `WITH quota AS (
      SELECT key, every * interval '1 millisecond' AS every, burst FROM unnest($3::text[], $4::float8[], $5::float8[]) AS q(key, every, burst)
    ), taken AS (
      INSERT INTO send_limit (channel, account, key, tat)
      SELECT $1, $2, key, statement_timestamp() + every FROM quota ORDER BY key
      ON CONFLICT (channel, account, key) DO UPDATE
        SET tat = greatest(send_limit.tat, statement_timestamp()) + (excluded.tat - statement_timestamp())
      RETURNING key, tat
    )
    SELECT greatest(0, max(extract(epoch FROM tat - every * burst - statement_timestamp())) * 1000)::float8 AS "waitMs"
    FROM taken JOIN quota USING (key)`,
};

/** The key under which a whole account waits. */
export const PAUSE = "pause";

const HOLD_BACK = `INSERT INTO send_limit (channel, account, key, tat)
  SELECT $1, $2, key, statement_timestamp() + ms * interval '1 millisecond' FROM unnest($3::text[], $4::float8[]) AS h(key, ms) ORDER BY key
  ON CONFLICT (channel, account, key) DO UPDATE SET tat = greatest(send_limit.tat, excluded.tat)`;

/** How long the next message of this conversation has to wait for its turn, which is counted already. */
export async function takeTurn(tx: ConversationTx, quotas: readonly Quota[]): Promise<number> {
  const { rows } = await tx.client.query<{ waitMs: number }>({
    ...TAKE_TURN,
    values: [
      tx.row.channel,
      tx.row.account,
      quotas.map(({ key }) => key),
      quotas.map(({ everyMs }) => everyMs),
      quotas.map(({ burst }) => burst),
    ],
  });
  return rows[0]?.waitMs ?? 0;
}

/** What a platform asked for: nothing more from this account, or to this chat, for a while. Obeyed by all processes. */
export function holdBack(delivery: ClaimedDelivery, what: "thread" | "account", forMs: number): QueryConfig {
  const held =
    what === "account"
      ? [{ key: PAUSE, ms: forMs }]
      : delivery.quotas
          .filter(({ scope }) => scope === "thread")
          .map(({ key, everyMs, burst }) => ({ key, ms: forMs + everyMs * (burst - 1) }));
  return {
    text: HOLD_BACK,
    values: [delivery.channel, delivery.account, held.map(({ key }) => key), held.map(({ ms }) => ms)],
  };
}

/** Rows that say no more than no row would. Skips those in use: it must never wait for a sender, or make one wait. */
export async function forgetSendLimits(pool: Pool): Promise<void> {
  await pool.query(
    `DELETE FROM send_limit WHERE (channel, account, key) IN (
       SELECT channel, account, key FROM send_limit WHERE tat < now() - interval '10 minutes' LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
  );
}
