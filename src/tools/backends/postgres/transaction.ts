import type { Pool, PoolClient } from "pg";

/** One short transaction; locks are waited for at most 5 seconds. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN; SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '8s'");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Two calls with one key at once: the second waits here until the first is committed, then finds its result. */
export const lockKey = (client: PoolClient, key: string) =>
  client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 1))", [key]);

/** Leaves out what the database holds as NULL. */
export type Present<T> = { readonly [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]>;
};

export function present<T extends object>(row: T): Present<T> {
  const kept = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Present<T>; // every null was just filtered out
}
