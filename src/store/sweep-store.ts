import type { SweepStore } from "../core/contracts/store.ts";
import type { Db } from "./conversation-transaction.ts";
import { SENDING_LIMIT_MS } from "./delivery-store.ts";

const LIMIT = 500;

/** Looks for work whose hint was lost. The database knows what is due; these queries are all partial-index scans. */
export function createSweepStore(db: Db): SweepStore {
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
         WHERE (state = 'pending' AND next_attempt_at < now() - interval '1 second' AND created_at < now() - interval '2 seconds')
            OR (state = 'sending' AND sending_at < now() - $1::int * interval '1 millisecond') LIMIT ${LIMIT}`,
        [SENDING_LIMIT_MS],
      ),
    deadlinesDue: () =>
      ids(`SELECT id FROM conversation WHERE deadline_at < now() ORDER BY deadline_at LIMIT ${LIMIT}`),
  };
}
