const MINUTE_MS = 60_000;

/** At most so many calls in any minute, by key; this process alone. Keys that were quiet for a minute are forgotten. */
export function createRateLimit(perMinute: number, now: () => number) {
  const recent = new Map<string, readonly number[]>();
  return {
    /** Counts the call when there is room for it. */
    take(key: string): boolean {
      const since = now() - MINUTE_MS;
      for (const [other, times] of recent) if ((times.at(-1) ?? 0) <= since) recent.delete(other);
      const times = (recent.get(key) ?? []).filter((at) => at > since);
      if (times.length >= perMinute) return false;
      recent.set(key, [...times, now()]);
      return true;
    },
  };
}
