/** Opens after this many failures in a row, then lets one call through now and then until one succeeds. */
const OPENS_AFTER = 5;
const PROBE_EVERY_MS = 5_000;

export interface Breaker {
  mayTry(): boolean;
  succeeded(): void;
  failed(): void;
}

/** Keeps a dead model from costing every customer a timeout. */
export function createBreaker(now: () => number = () => performance.now()): Breaker {
  let failures = 0;
  let probeAt = 0;
  return {
    mayTry() {
      if (failures < OPENS_AFTER) return true;
      if (now() < probeAt) return false;
      probeAt = now() + PROBE_EVERY_MS;
      return true;
    },
    succeeded() {
      failures = 0;
    },
    failed() {
      failures += 1;
      if (failures >= OPENS_AFTER) probeAt = now() + PROBE_EVERY_MS;
    },
  };
}
