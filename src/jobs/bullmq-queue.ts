import { DelayedError } from "bullmq";
import type { Log } from "../core/contracts/channel.ts";
import type { Hint, HintResult, Queue } from "../core/contracts/queue.ts";
import { type ActiveJob, type JobBackend, type JobQueue, postgresBackend, redisBackend } from "./backends.ts";

const hints: readonly Hint[] = ["turn", "delivery"];
/** Short, so that jobs of a killed process come back soon; a job that is run twice does no harm. */
const STALL = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1_000 };
/** After an error that the handler did not expect, e.g. a database that is away. */
const AFTER_ERROR_MS = 2_000;
const SWEEP_BUCKET_MS = 2_000;
const CLOSE_LIMIT_MS = 3_000;

export type BackendChoice = { readonly databaseUrl: string } | { readonly redisUrl: string };

/** Core's queue contract on BullMQ, the same on Redis and on Postgres. Neither is trusted with durability. */
export function createBullQueue(choice: BackendChoice, log: Log, prefix = "switchboard"): Queue & AsyncDisposable {
  const backend: JobBackend =
    "redisUrl" in choice ? redisBackend(choice.redisUrl) : postgresBackend(choice.databaseUrl);
  const problem = (where: string) => (error: Error) => log("queue.problem", { where, message: error.message });
  const name = (hint: Hint): string => `${prefix}-${hint}`;
  const queues: ReadonlyMap<Hint, JobQueue> = new Map(
    hints.map((hint) => [hint, backend.openQueue(name(hint), problem("queue"))]),
  );
  const adding = new Set<Promise<unknown>>();

  function add(hint: Hint, conversationId: string, options: Parameters<JobQueue["add"]>[2]): void {
    const added: Promise<unknown> = (
      queues.get(hint)?.add(hint, { conversationId }, { removeOnComplete: true, removeOnFail: true, ...options }) ??
      Promise.resolve()
    )
      .catch(problem("wake"))
      .finally(() => adding.delete(added));
    adding.add(added);
  }

  return {
    wake: (hint, conversationId) =>
      add(hint, conversationId, { deduplication: { id: conversationId, keepLastIfActive: true } }),

    // An id of its own a time bucket, so that the key of a job that died with its process cannot swallow it.
    rewake: (hint, conversationId) =>
      add(hint, conversationId, { jobId: `sweep-${conversationId}-${Math.floor(Date.now() / SWEEP_BUCKET_MS)}` }),

    async process(hint, concurrency, handle) {
      const run = async (job: ActiveJob, token?: string): Promise<void> => {
        const result = await handle(job.data.conversationId).catch((error: unknown): HintResult => {
          log("job.failed", {
            hint,
            conversationId: job.data.conversationId,
            message: error instanceof Error ? error.message : "",
          });
          return { again: AFTER_ERROR_MS };
        });
        if (result === "done") return;
        await job.moveToDelayed(Date.now() + Math.max(1, Math.ceil(result.again)), token);
        throw new DelayedError();
      };
      const worker = backend.openWorker(name(hint), run, { concurrency, drainDelay: 1, ...STALL }, problem("worker"));
      await worker.waitUntilReady();
      return { [Symbol.asyncDispose]: () => worker.close() };
    },

    async ping() {
      try {
        await queues.get("turn")?.waiting();
        return true;
      } catch {
        return false;
      }
    },

    async waiting() {
      const counts = await Promise.all(
        hints.map(async (hint) => [hint, (await queues.get(hint)?.waiting()) ?? 0] as const),
      );
      return Object.fromEntries(counts) as Record<Hint, number>;
    },

    async [Symbol.asyncDispose]() {
      const closing = Promise.allSettled([
        Promise.allSettled(adding),
        ...[...queues.values()].map((queue) => queue.close()),
      ]);
      // A server that is gone must not keep us from stopping; hints may be lost.
      await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, CLOSE_LIMIT_MS).unref())]);
    },
  };
}
