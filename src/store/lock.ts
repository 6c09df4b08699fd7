import pg from "pg";
import type { Log } from "../core/contracts/channel.ts";

const RETRY_MS = 3_000;

/**
 * Runs `start` in one process of the deployment at a time: whoever holds an advisory lock. When its connection (or
 * the process) is lost, another one that waits takes over.
 */
export function holdLock(
  databaseUrl: string,
  name: string,
  start: () => Promise<AsyncDisposable>,
  log: Log,
): AsyncDisposable {
  let stopped = false;
  let client: pg.Client | undefined;
  let running: AsyncDisposable | undefined;
  let wake: (() => void) | undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, RETRY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function holdOnce(): Promise<void> {
    const connection = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = connection;
    const lost = new Promise<void>((resolve) => connection.once("end", () => resolve()));
    connection.on("error", (error) => log("lock.lost", { name, message: error.message }));
    try {
      await connection.connect();
      const { rows } = await connection.query<{ held: boolean }>(
        "SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS held",
        [name],
      );
      if (!rows[0]?.held || stopped) return;
      running = await start();
      await lost;
    } finally {
      await running?.[Symbol.asyncDispose]();
      running = undefined;
      await connection.end().catch(() => undefined);
    }
  }

  const loop = (async () => {
    while (!stopped) {
      await holdOnce().catch((error: unknown) =>
        log("lock.problem", { name, message: error instanceof Error ? error.message : "" }),
      );
      if (!stopped) await pause();
    }
  })();

  return {
    async [Symbol.asyncDispose]() {
      stopped = true;
      wake?.();
      await client?.end().catch(() => undefined);
      await loop;
    },
  };
}
