import type { PrismaClient } from "./generated/client.ts";

export type { PrismaClient };

/** Screens and figures ask little; the messages of customers have a pool of their own. */
const POOL_SIZE = 4;

/**
 * The typed client of `prisma/schema.prisma`, for all that no customer waits for; what they wait for is plain SQL, see
 * hot-statements.ts. Connects with its first query; whoever opens it calls `$disconnect`. Loaded here and not at the top,
 * so that a start can load it while the database comes up.
 */
export async function openPrisma(databaseUrl: string): Promise<PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import("./generated/client.ts"),
    import("@prisma/adapter-pg"),
  ]);
  const adapter = new PrismaPg({
    connectionString: databaseUrl,
    max: POOL_SIZE,
    // The adapter writes and reads times without their zone.
    onConnect: async (client) => void (await client.query("SET TIME ZONE 'UTC'")),
  });
  return new PrismaClient({ adapter });
}
