import type { Log } from "./contracts/channel.ts";
import type { Queue } from "./contracts/queue.ts";
import type { SweepStore } from "./contracts/store.ts";

const EVERY_MS = 5_000;

/**
 * Re-drives whatever is unfinished: a job is only a hint and may have vanished. Runs in every worker; two sweepers
 * finding the same work do no harm, since the lease and the row locks decide who does it.
 */
export function startSweeper(deps: {
  readonly store: SweepStore;
  readonly queue: Queue;
  readonly log: Log;
  readonly passDeadline: (conversationId: string) => Promise<void>;
  /** Other unfinished work, e.g. tool calls without an answer. */
  readonly others: readonly (() => Promise<unknown>)[];
}): AsyncDisposable {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    const turns = await deps.store.turnsDue();
    for (const id of turns) deps.queue.rewake("turn", id);
    const deliveries = await deps.store.deliveriesDue();
    for (const id of deliveries) deps.queue.rewake("delivery", id);
    const deadlines = await deps.store.deadlinesDue();
    for (const id of deadlines) await deps.passDeadline(id);
    for (const other of deps.others) await other();
    const found = turns.length + deliveries.length + deadlines.length;
    if (found > 0)
      deps.log("sweeper.found", { turns: turns.length, deliveries: deliveries.length, deadlines: deadlines.length });
  }

  const schedule = (delayMs: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = sweep()
        .catch((error: unknown) => deps.log("sweeper.failed", { message: error instanceof Error ? error.message : "" }))
        .finally(() => schedule(EVERY_MS));
    }, delayMs);
  };
  // At once after a start: what a killed process left behind should not wait.
  schedule(0);

  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
