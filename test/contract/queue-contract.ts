import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { HintResult, Queue } from "../../src/core/contracts/queue.ts";
import { createBullQueue } from "../../src/jobs/bullmq-queue.ts";

type Backend = Parameters<typeof createBullQueue>[0];

const quiet = () => undefined;

/** Every queue backend must pass this. Jobs are hints: they may come twice, but what is asked for must come. */
export function queueContract(name: string, backend: () => Backend) {
  describe(`the queue on ${name}`, () => {
    it("calls the worker for a hint", () =>
      withQueue(async (queue) => {
        const seen = await record(queue, 1, async () => "done");
        queue.wake("turn", "a");
        await seen.until((calls) => calls.includes("a"));
        await seen[Symbol.asyncDispose]();
      }));

    it("merges hints of one conversation that wait, and keeps those of others apart", () =>
      withQueue(async (queue) => {
        for (let n = 0; n < 20; n++) queue.wake("turn", "a");
        queue.wake("turn", "b");
        await settled();
        const seen = await record(queue, 1, async () => "done");
        await seen.until((calls) => calls.includes("b") && calls.includes("a"));
        expect(seen.calls.filter((id) => id === "a").length).toBeLessThanOrEqual(2);
        await seen[Symbol.asyncDispose]();
      }));

    it("comes again for a hint that was given while its conversation was served", () =>
      withQueue(async (queue) => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        let first = true;
        const seen = await record(queue, 2, async () => {
          if (!first) return "done";
          first = false;
          queue.wake("turn", "a");
          await settled();
          await held;
          return "done";
        });
        queue.wake("turn", "a");
        await seen.until((calls) => calls.length === 1);
        release();
        await seen.until((calls) => calls.length >= 2);
        await seen[Symbol.asyncDispose]();
      }));

    it("comes again after the time the worker asks for", () =>
      withQueue(async (queue) => {
        let answers: HintResult[] = [{ again: 50 }, { again: 1 }, "done"];
        const seen = await record(queue, 1, async () => {
          const [next = "done" as HintResult, ...rest] = answers;
          answers = rest;
          return next;
        });
        queue.wake("delivery", "a");
        await seen.until((calls) => calls.length === 3);
        await seen[Symbol.asyncDispose]();
      }));

    it("comes again after a worker that threw", () =>
      withQueue(async (queue) => {
        let failed = false;
        const seen = await record(queue, 1, async () => {
          if (failed) return "done";
          failed = true;
          throw new Error("the database went away");
        });
        queue.wake("turn", "a");
        await seen.until((calls) => calls.length === 2);
        await seen[Symbol.asyncDispose]();
      }));

    it("lets the sweeper through although a hint of the same conversation is being served", () =>
      withQueue(async (queue) => {
        let release: () => void = () => undefined;
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        const seen = await record(queue, 2, async () => {
          await held;
          return "done";
        });
        queue.wake("turn", "a");
        await seen.until((calls) => calls.length === 1);
        queue.rewake("turn", "a");
        await seen.until((calls) => calls.length === 2);
        release();
        await seen[Symbol.asyncDispose]();
      }));

    it("finishes what runs before it stops", () =>
      withQueue(async (queue) => {
        let finished = false;
        const seen = await record(queue, 1, async () => {
          await new Promise((resolve) => setTimeout(resolve, 200));
          finished = true;
          return "done";
        });
        queue.wake("turn", "a");
        await seen.until((calls) => calls.length === 1);
        await seen[Symbol.asyncDispose]();
        expect(finished).toBe(true);
      }));

    it("says that its server is there", () => withQueue(async (queue) => expect(await queue.ping()).toBe(true)));
  });

  async function withQueue(work: (queue: Queue) => Promise<unknown>): Promise<void> {
    await using queue = createBullQueue(backend(), quiet, `test-${randomUUID().slice(0, 8)}`);
    await work(queue);
  }

  /** Long enough for an `add` to have reached the server; tests of order wait for effects instead. */
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

  async function record(queue: Queue, concurrency: number, handle: (id: string) => Promise<HintResult>) {
    const calls: string[] = [];
    const listeners = new Set<() => void>();
    const onCall = async (id: string): Promise<HintResult> => {
      calls.push(id);
      for (const listener of listeners) listener();
      return handle(id);
    };
    const workers = [
      await queue.process("turn", concurrency, onCall),
      await queue.process("delivery", concurrency, onCall),
    ];
    return {
      calls,
      until: (isEnough: (calls: readonly string[]) => boolean) =>
        new Promise<void>((resolve) => {
          const look = () => {
            if (!isEnough(calls)) return;
            listeners.delete(look);
            resolve();
          };
          listeners.add(look);
          look();
        }),
      async [Symbol.asyncDispose]() {
        for (const worker of workers) await worker[Symbol.asyncDispose]();
      },
    };
  }
}
