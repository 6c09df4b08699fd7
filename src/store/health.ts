import type { Pool } from "pg";
import type { Health, MetricSample } from "../core/contracts/health.ts";
import type { Queue } from "../core/contracts/queue.ts";

const LIMIT_MS = 2_000;

/** Can this process serve, and how much is waiting? */
export function createHealth(pool: Pool, queue: Queue, isPlaybookServing: () => boolean): Health {
  return {
    async ready() {
      const [database, jobs] = await Promise.all([within(pool.query("SELECT 1").then(() => true)), within(queue.ping())]);
      return [
        { name: "database", ok: database, ...(database ? {} : { detail: "Postgres does not answer" }) },
        { name: "queue", ok: jobs, ...(jobs ? {} : { detail: "the queue's server does not answer; messages are kept and served by the sweeper" }) },
        { name: "playbook", ok: isPlaybookServing() },
      ];
    },

    async samples() {
      const [deliveries, inbox, owners, waiting] = await Promise.all([
        counts(pool, "SELECT state::text AS label, count(*)::int AS value FROM delivery WHERE created_at > now() - interval '1 day' GROUP BY 1"),
        counts(pool, "SELECT state::text AS label, count(*)::int AS value FROM inbound_event WHERE received_at > now() - interval '1 day' GROUP BY 1"),
        counts(pool, "SELECT owner::text AS label, count(*)::int AS value FROM conversation GROUP BY 1"),
        queue.waiting().catch(() => ({})),
      ]);
      return [
        ...samples("switchboard_deliveries", "Deliveries of the last day by state", "state", deliveries),
        ...samples("switchboard_inbound_events", "Inbound events of the last day by state", "state", inbox),
        ...samples("switchboard_conversations", "Conversations by owner", "owner", owners),
        ...samples("switchboard_queue_waiting", "Hints that wait in the queue", "hint", Object.entries(waiting).map(([label, value]) => ({ label, value: Number(value) }))),
      ];
    },
  };
}

interface Count {
  readonly label: string;
  readonly value: number;
}

const counts = async (pool: Pool, sql: string): Promise<readonly Count[]> => (await pool.query<Count>(sql)).rows;

const samples = (name: string, help: string, labelName: string, rows: readonly Count[]): MetricSample[] =>
  rows.map(({ label, value }) => ({ name, help, labels: { [labelName]: label }, value }));

async function within(check: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LIMIT_MS);
  });
  try {
    return await Promise.race([check.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
