import { LRUCache } from "lru-cache";
import type { Clock } from "../core/contracts/clock.ts";

/**
 * Counts refusals (wrong secret, wrong token) by address. Only refusals are ever answered with 429, and each request is
 * still verified: behind a proxy, where all come from one address, guessing slows nobody who knows the secret.
 */
export function createRefusalLimit(clock: Clock, perMinute: number) {
  const refusals = new LRUCache<string, { count: number; readonly until: number }>({ max: 10_000 });
  return {
    /** Counts one refusal; true when there were too many within the last minute. */
    refuse(address: string): boolean {
      const now = clock.now().getTime();
      const seen = refusals.get(address);
      const current = seen && seen.until > now ? seen : { count: 0, until: now + 60_000 };
      current.count += 1;
      refusals.set(address, current);
      return current.count > perMinute;
    },
  };
}

export type RefusalLimit = ReturnType<typeof createRefusalLimit>;
