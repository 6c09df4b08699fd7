import { existsSync } from "node:fs";
import path from "node:path";
import { onPath } from "./on-path.ts";

/** Where `npm test` unpacks Debian's package when there is no Redis on this machine. */
export const redisCache = path.resolve(import.meta.dirname, "../../.cache/redis");

/** A redis-server program, if this machine has one. */
export function findRedis(): string | undefined {
  const unpacked = path.join(redisCache, "usr/bin/redis-server");
  return onPath("redis-server") ?? (existsSync(unpacked) ? unpacked : undefined);
}
