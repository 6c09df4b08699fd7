import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deadlinesFrom, limitsAfter, watchDeadlines } from "../../src/models/deadlines.ts";
import { problemOf } from "../../src/models/problem.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const standard = deadlinesFrom();
/** A client that never notices that it was given up. */
const deaf = new Promise<never>(() => undefined);
const watchOne = () => {
  const watch = watchDeadlines(limitsAfter(standard, 0));
  const ended = watch.inTime(deaf).then(
    () => "done",
    (error: unknown) => problemOf(error).problem,
  );
  return { ...watch, ended };
};

describe("deadlines", () => {
  it("are 3 s to the first byte, 2 s of silence and 8 s in all", () => {
    expect(standard).toEqual({ firstByteMs: 3_000, idleMs: 2_000, totalMs: 8_000, silentMs: 4_000 });
  });

  it("leave a second provider what the first one did not use, at least a second", () => {
    expect(limitsAfter(standard, 100)).toMatchObject({ firstByteMs: 3_000, totalMs: 7_900 });
    expect(limitsAfter(standard, 3_000)).toMatchObject({ firstByteMs: 1_000, totalMs: 5_000 });
    expect(limitsAfter(standard, 4_000)).toMatchObject({ firstByteMs: 1_000, totalMs: 4_000 });
  });

  it("end a call that says nothing, also when its client does not notice", async () => {
    const { ended } = watchOne();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await ended).toBe("no first byte in time");
  });

  it("end a call that falls silent", async () => {
    const { ended, heard } = watchOne();
    await vi.advanceTimersByTimeAsync(2_900);
    heard(5_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await ended).toBe("fell silent");
  });

  it("end a call that says a word every second", async () => {
    const { ended, heard } = watchOne();
    heard(250);
    await vi.advanceTimersByTimeAsync(1_000);
    heard(250);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ended).toBe("too slow");
  });

  it("end a call that talks on and on", async () => {
    const { ended, heard } = watchOne();
    for (let ms = 0; ms < 8_000; ms += 500) {
      heard(2_000);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(await ended).toBe("not complete in time");
  });

  it("leave nothing running behind a call that is done", () => {
    const watch = watchDeadlines(limitsAfter(standard, 0));
    watch.heard(10);
    watch.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
