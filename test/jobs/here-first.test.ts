import { expect, it, vi } from "vitest";
import type { HintResult, Queue } from "../../src/core/contracts/queue.ts";
import { hereFirst } from "../../src/jobs/here-first.ts";

function start() {
  const travelled: string[] = [];
  const inner: Queue = {
    wake: (hint, id) => void travelled.push(`${hint} ${id}`),
    rewake: (hint, id) => void travelled.push(`rewake ${hint} ${id}`),
    process: async () => ({ async [Symbol.asyncDispose]() {} }),
    waiting: async () => ({ turn: 0, delivery: 0 }),
    ping: async () => true,
  };
  return { travelled, queue: hereFirst(inner, "delivery") };
}

/** A handler that waits to be let go. */
function held() {
  const calls: string[] = [];
  const waiting: ((result: HintResult) => void)[] = [];
  const handle = (id: string) => {
    calls.push(id);
    return new Promise<HintResult>((resolve) => void waiting.push(resolve));
  };
  return { calls, handle, release: (result: HintResult = "done") => waiting.shift()?.(result) };
}

it("handles a hint here while there is room, and sends the rest through the queue", async () => {
  const { travelled, queue } = start();
  const { calls, handle, release } = held();
  await queue.process("delivery", 1, handle);

  queue.wake("delivery", "ana");
  queue.wake("delivery", "ben");
  queue.wake("turn", "ana");
  queue.rewake("delivery", "cleo");

  expect(calls).toEqual(["ana"]);
  expect(travelled).toEqual(["delivery ben", "turn ana", "rewake delivery cleo"]);
  release();
});

it("never runs one conversation twice at once, and looks again when a hint came meanwhile", async () => {
  const { travelled, queue } = start();
  const { calls, handle, release } = held();
  await queue.process("delivery", 4, handle);

  queue.wake("delivery", "ana");
  queue.wake("delivery", "ana");
  queue.wake("delivery", "ana");
  expect(calls).toEqual(["ana"]);
  release();
  await vi.waitFor(() => expect(calls).toEqual(["ana", "ana"]));
  release();
  expect(travelled).toEqual([]);
});

it("gives to the queue what must wait or failed", async () => {
  const { travelled, queue } = start();
  await queue.process("delivery", 4, async (id) => {
    if (id === "ana") return { again: 5000 };
    throw new Error("the database is away");
  });

  queue.wake("delivery", "ana");
  queue.wake("delivery", "ben");
  await vi.waitFor(() => expect(travelled).toEqual(["delivery ana", "delivery ben"]));
});

it("waits for what runs here before it stops, and takes nothing on meanwhile", async () => {
  const { travelled, queue } = start();
  const { handle, release } = held();
  const worker = await queue.process("delivery", 4, handle);
  queue.wake("delivery", "ana");

  let stopped = false;
  const stopping = worker[Symbol.asyncDispose]().then(() => {
    stopped = true;
  });
  queue.wake("delivery", "ben");
  expect(stopped).toBe(false);
  expect(travelled).toEqual(["delivery ben"]);
  release();
  await stopping;
});
