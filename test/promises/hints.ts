import { setTimeout as sleep } from "node:timers/promises";
import type { Hint, HintResult, Queue } from "../../src/core/contracts/queue.ts";

import { Died } from "./mortal.ts";

type Handle = (conversationId: string) => Promise<HintResult>;

export interface Hints extends Queue {
  /** Resolves when nothing is under way and nothing is due soon. */
  idle(): Promise<void>;
  /** The process died: nothing more is handled. */
  stop(): void;
}

const AFTER_ERROR_MS = 20;
/** Later than this is not waited for: tests let time pass in the database instead. */
const SOON_MS = 2_000;

/** Hints in memory, each after a time of its own. The same conversation may be handled twice at once, as in BullMQ. */
export function memoryHints(delayMs: () => number): Hints {
  const handles = new Map<Hint, Handle>();
  let open = 0;
  let stopped = false;

  function add(hint: Hint, conversationId: string, inMs: number): void {
    if (stopped || inMs > SOON_MS) return;
    open++;
    setTimeout(async () => {
      try {
        if (stopped) return;
        const result = await (handles.get(hint)?.(conversationId) ?? "done");
        if (result !== "done") add(hint, conversationId, result.again + delayMs());
      } catch (error) {
        if (!(error instanceof Died)) add(hint, conversationId, AFTER_ERROR_MS);
      } finally {
        open--;
      }
    }, inMs);
  }

  return {
    wake: (hint, conversationId) => add(hint, conversationId, delayMs()),
    rewake: (hint, conversationId) => add(hint, conversationId, delayMs()),
    process: async (hint, _concurrency, handle) => {
      handles.set(hint, handle);
      return { async [Symbol.asyncDispose]() {} };
    },
    waiting: async () => ({ turn: 0, delivery: 0 }),
    ping: async () => true,
    async idle() {
      for (let calm = 0; calm < 3; calm = open === 0 ? calm + 1 : 0) await sleep(10);
    },
    stop() {
      stopped = true;
    },
  };
}
