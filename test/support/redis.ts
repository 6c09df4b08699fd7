import { inject } from "vitest";
import { type RedisServer, startRedisServer } from "./redis-server.ts";

/** Use as `describe.skipIf(!redisAvailable)`; `npm test` then names what was skipped, and CI fails. */
export const redisAvailable = inject("redisServer") !== undefined;

export type TestRedis = RedisServer;

/** A real Redis of one's own, without persistence, gone when disposed. */
export async function startRedis(): Promise<TestRedis> {
  const program = inject("redisServer");
  if (!program) throw new Error("There is no redis-server here. npm test says how to get one.");
  return startRedisServer(program);
}
