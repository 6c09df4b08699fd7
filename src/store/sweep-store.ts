import type { SweepStore } from "../core/contracts/store.ts";
import type { Db } from "./conversation-transaction.ts";
import { SENDING_LIMIT_MS, TOO_OLD_MS } from "./delivery-store.ts";

const LIMIT = 500;

/**
 * Looks for work whose hint was lost. The database knows what is due; these queries are all partial-index scans.
 * `elsewhere` names channels whose deliveries wait for an adapter: they must not fill up what is found, and are only
 * looked at once they are too old to be sent.
 */
export function createSweepStore(db: Db, elsewhere: () => readonly string[] = () => []): SweepStore {
  const ids = async (text: string, values: unknown[] = []): Promise<readonly string[]> => {
    const { rows } = await db.pool.query<{ id: string }>(text, values);
    return rows.map((row) => row.id);
  };
  return {
    turnsDue: () =>
      ids(
        `SELECT DISTINCT c.id FROM inbound_event e JOIN conversation c ON c.id = e.conversation_id
         WHERE e.state = 'pending' AND e.received_at < now() - interval '2 seconds' AND c.owner = 'bot' AND c.lease_until < now() LIMIT ${LIMIT}`,
      ),
    deliveriesDue: () =>
      ids(
        `SELECT DISTINCT conversation_id AS id FROM delivery
         WHERE (state = 'pending' AND next_attempt_at < now() - interval '1 second' AND created_at < now() - interval '2 seconds'
              AND NOT (channel = ANY($2::text[]) AND (author <> 'bot' OR created_at > now() - $3::int * interval '1 millisecond')))
            OR (state = 'sending' AND sending_at < now() - $1::int * interval '1 millisecond') LIMIT ${LIMIT}`,
        [SENDING_LIMIT_MS, elsewhere(), TOO_OLD_MS],
      ),
    deliveriesWaiting: (channel, account) =>
      ids(
        `SELECT DISTINCT conversation_id AS id FROM delivery
         WHERE channel = $1 AND account = $2 AND state = 'pending' AND next_attempt_at <= now() LIMIT ${LIMIT}`,
        [channel, account],
      ),
    deadlinesDue: () =>
      ids(`SELECT id FROM conversation WHERE deadline_at < now() ORDER BY deadline_at LIMIT ${LIMIT}`),
  };
}
