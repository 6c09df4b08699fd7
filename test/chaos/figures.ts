import type { Pool } from "pg";
import type { LedgerEntry } from "../fakes/telegram/state.ts";
import type { Mayhem } from "./mayhem.ts";
import type { Said } from "./platform.ts";
import type { RefundWish } from "./refund-customer.ts";

export type Figures = Readonly<Record<string, number | string>>;

/** The numbers of a run, for the table. */
export async function countUp(
  pool: Pool,
  run: {
    readonly said: readonly Said[];
    readonly ledger: readonly LedgerEntry[];
    readonly wishes: readonly RefundWish[];
    readonly mayhem: Mayhem;
  },
): Promise<Figures> {
  const { said, ledger, wishes, mayhem } = run;
  const acknowledged = said.filter((one) => one.acknowledgedAt !== undefined);
  const { rows: finished } = await pool.query<{ at: Date }>("SELECT finished_at AS at FROM turn ORDER BY finished_at");
  const turns = finished.map(({ at }) => at.getTime());
  const recoveries = mayhem.killedAt.flatMap((killed, n) => {
    const next = turns.find((at) => at > killed);
    // Killed again before it could answer: only the last kill of such a row counts.
    return next === undefined || next > (mayhem.killedAt[n + 1] ?? next) ? [] : [next - killed];
  });
  const { rows: waits } = await pool.query<{ ms: string }>(
    `SELECT extract(epoch FROM t.finished_at - e.received_at) * 1000 AS ms FROM inbound_event e JOIN turn t ON t.id = e.turn_id ORDER BY 1`,
  );
  const { rows: states } = await pool.query<{ state: string; n: string }>(
    "SELECT state, count(*) AS n FROM delivery GROUP BY state",
  );
  const deliveries = (state: string) => Number(states.find((row) => row.state === state)?.n ?? 0);
  const { rows: people } = await pool.query<{ n: string; failures: string }>(
    "SELECT count(*) AS n, count(*) FILTER (WHERE reason = 'internal-failure') AS failures FROM handoff",
  );
  const answered = waits.map(({ ms }) => Number(ms));
  return {
    messages: said.length,
    acknowledged: acknowledged.length,
    chats: new Set(said.map((one) => one.chatId)).size,
    kills: mayhem.killedAt.length,
    "killed again before it answered": mayhem.killedAt.length - recoveries.length,
    ...(mayhem.flushes ? { "redis emptied": mayhem.flushes, "redis killed": mayhem.redisCrashes } : {}),
    "kill to next answer, p95": seconds(share(recoveries, 0.95)),
    "kill to next answer, max": seconds(share(recoveries, 1)),
    "message to answer, p50": seconds(share(answered, 0.5)),
    "message to answer, p95": seconds(share(answered, 0.95)),
    "message to answer, max": seconds(share(answered, 1)),
    "accepted by the platform": ledger.length,
    sent: deliveries("sent"),
    unknown: deliveries("unknown"),
    held: deliveries("held"),
    failed: deliveries("failed"),
    "handed over": Number(people[0]?.n ?? 0),
    "handed over after a failure": Number(people[0]?.failures ?? 0),
    "refund customers": wishes.length,
    "refunds confirmed": wishes.filter((wish) => wish.confirmed).length,
    "refunds with a receipt heard": wishes.filter((wish) => wish.end === "receipt").length,
  };
}

function share(list: readonly number[], part: number): number | undefined {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}

const seconds = (ms: number | undefined): string => (ms === undefined ? "-" : `${(ms / 1000).toFixed(2)} s`);
