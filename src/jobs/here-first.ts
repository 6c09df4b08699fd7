import type { Hint, HintResult, Queue } from "../core/contracts/queue.ts";

interface Place {
  readonly concurrency: number;
  readonly handle: (conversationId: string) => Promise<HintResult>;
  /** Running here; true when another hint came meanwhile. */
  readonly running: Map<string, boolean>;
}

/**
 * A hint whose handler has room in this very process is handled here at once; everything else travels through the
 * queue: when all places are taken, when it must wait, when it failed, and the sweeper's hints always. Losing a hint
 * with the process is what hints may do.
 */
export function hereFirst(queue: Queue, hint: Hint): Queue {
  let place: Place | undefined;

  async function run(here: Place, conversationId: string): Promise<void> {
    let onward = false;
    do {
      here.running.set(conversationId, false);
      const result = await here.handle(conversationId).catch((): HintResult => ({ again: 0 }));
      onward = result !== "done";
    } while (!onward && here.running.get(conversationId));
    here.running.delete(conversationId);
    if (onward) queue.wake(hint, conversationId);
  }

  return {
    ...queue,

    wake(wanted, conversationId) {
      const here = wanted === hint ? place : undefined;
      if (here?.running.has(conversationId)) here.running.set(conversationId, true);
      else if (here && here.running.size < here.concurrency) void run(here, conversationId);
      else queue.wake(wanted, conversationId);
    },

    async process(wanted, concurrency, handle) {
      const worker = await queue.process(wanted, concurrency, handle);
      if (wanted !== hint) return worker;
      const here: Place = { concurrency, handle, running: new Map() };
      place = here;
      return {
        async [Symbol.asyncDispose]() {
          place = undefined;
          while (here.running.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
          await worker[Symbol.asyncDispose]();
        },
      };
    },
  };
}
