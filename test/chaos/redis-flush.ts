import { Redis } from "ioredis";

/** Everything in Redis is gone. A server that is away has nothing to lose. */
export async function flushAll(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.flushall();
  } finally {
    client.disconnect();
  }
}
