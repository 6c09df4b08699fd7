import type { Pool } from "pg";
import type { Clock } from "../core/contracts/clock.ts";
import type { Health, MetricSample } from "../core/contracts/health.ts";
import type { ServedShare } from "../core/contracts/prepared-answers.ts";
import type { Queue } from "../core/contracts/queue.ts";
import { spendSamples } from "./model-spend.ts";
import type { PrismaClient } from "./prisma.ts";
import { readServedShares } from "./served-shares.ts";

const LIMIT_MS = 2_000;
const DAY_MS = 24 * 3_600_000;

export interface HealthDeps {
  /** The one that customers' messages go through. */
  readonly pool: Pool;
  readonly prisma: PrismaClient;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly isPlaybookServing: () => boolean;
  /** Of language models, where there is one. */
  readonly dailyBudgetUsd?: number;
}

/** Can this process serve, and how much is waiting? */
export function createHealth({ pool, prisma, queue, clock, isPlaybookServing, dailyBudgetUsd }: HealthDeps): Health {
  return {
    async ready() {
      const [database, jobs] = await Promise.all([
        within(pool.query("SELECT 1").then(() => true)),
        within(queue.ping()),
      ]);
      return [
        { name: "database", ok: database, ...(database ? {} : { detail: "Postgres does not answer" }) },
        {
          name: "queue",
          ok: jobs,
          ...(jobs
            ? {}
            : { detail: "the queue's server does not answer; messages are kept and served by the sweeper" }),
        },
        { name: "playbook", ok: isPlaybookServing() },
      ];
    },

    async samples() {
      const since = new Date(clock.now().getTime() - DAY_MS);
      const [deliveries, events, owners, served, waiting, spend] = await Promise.all([
        prisma.delivery.groupBy({ by: ["state"], where: { createdAt: { gt: since } }, _count: { _all: true } }),
        prisma.inboundEvent.groupBy({ by: ["state"], where: { receivedAt: { gt: since } }, _count: { _all: true } }),
        prisma.conversation.groupBy({ by: ["owner"], _count: { _all: true } }),
        readServedShares(prisma, since, clock.now()),
        queue.waiting().catch(() => ({})),
        spendSamples(pool, dailyBudgetUsd),
      ]);
      return [
        ...deliveries.map(({ state, _count }) => ({
          name: "switchboard_deliveries",
          help: "Deliveries of the last day by state",
          labels: { state },
          value: _count._all,
        })),
        ...events.map(({ state, _count }) => ({
          name: "switchboard_inbound_events",
          help: "Inbound events of the last day by state",
          labels: { state },
          value: _count._all,
        })),
        ...owners.map(({ owner, _count }) => ({
          name: "switchboard_conversations",
          help: "Conversations by owner",
          labels: { owner },
          value: _count._all,
        })),
        ...[...byLanguage(served)].flatMap(([language, { knowledge, prepared }]) =>
          (
            [
              ["all", knowledge],
              ["prepared", prepared],
            ] as const
          ).map(([answer, value]) => ({
            name: "switchboard_knowledge_answers",
            help: "Turns of the last day that knowledge answered: all of them, and those with a prepared answer",
            labels: { language, answer },
            value,
          })),
        ),
        ...Object.entries(waiting).map(([hint, value]) => ({
          name: "switchboard_queue_waiting",
          help: "Hints that wait in the queue",
          labels: { hint },
          value: Number(value),
        })),
        ...spend,
      ] satisfies readonly MetricSample[];
    },
  };
}

/** Of two days that the last 24 hours lie in. */
function byLanguage(served: readonly ServedShare[]): ReadonlyMap<string, Pick<ServedShare, "knowledge" | "prepared">> {
  const sums = new Map<string, Pick<ServedShare, "knowledge" | "prepared">>();
  for (const { language, knowledge, prepared } of served) {
    const sum = sums.get(language) ?? { knowledge: 0, prepared: 0 };
    sums.set(language, { knowledge: sum.knowledge + knowledge, prepared: sum.prepared + prepared });
  }
  return sums;
}

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
