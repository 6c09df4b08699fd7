import type { ClientBase } from "pg";
import type { PrismaClient } from "./generated/client.ts";

export type { PrismaClient };

/** Screens and figures ask little; the messages of customers have a pool of their own. */
const POOL_SIZE = 4;

/**
 * Loads the typed client of `prisma/schema.prisma`, for all that no customer waits for; what they wait for is plain SQL,
 * see hot-statements.ts. Loading takes a while, so it is no import: a start does it while the database comes up.
 */
export async function loadPrisma(): Promise<(databaseUrl: string) => PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("./generated/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  return (connectionString) => {
    const onConnect = async (client: ClientBase): Promise<void> => {
      // What uses a connection that breaks fails by itself; without a listener the process would end as well.
      client.on("error", () => undefined);
      // The adapter writes and reads times without their zone.
      await client.query("SET TIME ZONE 'UTC'");
    };
    return new PrismaClient({ adapter: new PrismaPg({ connectionString, max: POOL_SIZE, onConnect }) });
  };
}

/** Connects with its first query; whoever opens it calls `$disconnect`. */
export async function openPrisma(databaseUrl: string): Promise<PrismaClient> {
  return (await loadPrisma())(databaseUrl);
}
