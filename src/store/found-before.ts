import { LRUCache } from "lru-cache";
import type { FoundBefore } from "../core/contracts/prepared-answers.ts";

/** An entry is some 100 bytes. */
const MOST = 20_000;
const A_DAY_S = 24 * 3_600;
/** Matching anew takes a few milliseconds: nobody waits longer for a cache. */
const DEADLINE_MS = 20;
const PREFIX = "switchboard:found:";

/** In memory of this process and, with Redis, shared by all of them. */
export async function createFoundBefore(redisUrl: string | undefined): Promise<FoundBefore & AsyncDisposable> {
  const here = new LRUCache<string, string>({ max: MOST, ttl: A_DAY_S * 1000 });
  const shared = redisUrl === undefined ? undefined : await connect(redisUrl);
  return {
    async get(key) {
      const known = here.get(key);
      if (known !== undefined || !shared) return known;
      const found = await shared.get(PREFIX + key).catch(() => undefined);
      if (found) here.set(key, found);
      return found ?? undefined;
    },
    async set(key, value) {
      here.set(key, value);
      await shared?.set(PREFIX + key, value, "EX", A_DAY_S).catch(() => undefined);
    },
    async [Symbol.asyncDispose]() {
      shared?.disconnect();
    },
  };
}

/** Not loaded where nobody uses it. */
async function connect(url: string) {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    commandTimeout: DEADLINE_MS,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
  });
  // Whoever asks hears of it as an empty cache; without a listener it would be written to the console.
  redis.on("error", () => undefined);
  return redis;
}
