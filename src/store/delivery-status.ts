import type { DeliveryStatus } from "../core/message.ts";
import { type Db, inConversation } from "./conversation-transaction.ts";
import { systemLine } from "./system-line.ts";

/** Platforms report in any order: a state only ever moves to the right. `failed` is final unless it was delivered. */
const ranks: Readonly<Record<string, number>> = {
  pending: 0,
  sending: 1,
  unknown: 1,
  held: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
};

/** Records what a platform says about something we sent. Also how an `unknown` delivery gets known again. */
export async function applyDeliveryStatus(
  db: Db,
  channel: string,
  account: string,
  status: DeliveryStatus,
): Promise<void> {
  const { rows } = await db.pool.query<{ id: string; conversation_id: string }>(
    `SELECT id, conversation_id FROM delivery WHERE channel = $1 AND account = $2
       AND (reference = $3 OR ($3::text IS NULL AND platform_id = $4)) LIMIT 1`,
    [channel, account, status.reference ?? null, status.platformId ?? null],
  );
  const found = rows[0];
  if (!found) return;

  await inConversation(db, found.conversation_id, async (tx) => {
    const current = await tx.client.query<{ state: string; attempt: number }>(
      "SELECT state, attempt FROM delivery WHERE id = $1 FOR UPDATE",
      [found.id],
    );
    const state = current.rows[0]?.state ?? "read";
    if ((ranks[status.status] ?? 0) <= (ranks[state] ?? 0)) return;
    if (status.failure === "unreachable") {
      await tx.client.query("UPDATE identity SET unreachable_since = now() WHERE id = $1", [tx.row.identityId]);
      await tx.addMessage(systemLine("unreachable"));
    }
    if (status.failure === "window-closed") {
      // From now on the channel knows it before sending. What was refused goes again once, as a template if there is one.
      tx.set({ lastInboundId: null });
      if (state !== "failed" && current.rows[0]?.attempt === 1) {
        await tx.client.query(
          "UPDATE delivery SET state = 'pending', problem = $2, next_attempt_at = now() WHERE id = $1",
          [found.id, status.problem ?? null],
        );
        tx.audit("window-closed", { delivery: found.id, problem: status.problem });
        return;
      }
    }
    await tx.client.query(
      `UPDATE delivery SET state = $2::"DeliveryState", problem = $3, platform_id = coalesce(platform_id, $4),
         sent_at = coalesce(sent_at, now()),
         delivered_at = CASE WHEN $2 IN ('delivered', 'read') THEN coalesce(delivered_at, now()) ELSE delivered_at END,
         read_at = CASE WHEN $2 = 'read' THEN now() ELSE read_at END WHERE id = $1`,
      [found.id, status.status, status.problem ?? null, status.platformId ?? null],
    );
    tx.audit("delivery-status", { delivery: found.id, from: state, to: status.status, problem: status.problem });
  });
}
