import type { Bus, BusHint } from "../../core/contracts/bus.ts";

/** One bus subscription for all streams of this process, handed out by conversation or thread. */
export function createHints(bus: Bus) {
  const listeners = new Map<string, Set<(hint: BusHint) => void>>();
  const subscription = bus.subscribe((hint) => {
    for (const listener of listeners.get(hint.conversationId) ?? []) listener(hint);
  });

  return {
    /** A hint may get lost: whoever listens also looks by itself now and then. */
    listen(keys: readonly string[], listener: (hint: BusHint) => void): Disposable {
      for (const key of keys) listeners.set(key, (listeners.get(key) ?? new Set()).add(listener));
      return {
        [Symbol.dispose]() {
          for (const key of keys) {
            const set = listeners.get(key);
            set?.delete(listener);
            if (set?.size === 0) listeners.delete(key);
          }
        },
      };
    },
    [Symbol.dispose]: () => subscription[Symbol.dispose](),
  };
}

export type Hints = ReturnType<typeof createHints>;
