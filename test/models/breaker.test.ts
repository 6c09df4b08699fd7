import { beforeEach, describe, expect, it } from "vitest";
import { type Breaker, createBreaker } from "../../src/models/breaker.ts";

let now: number;
let breaker: Breaker;
beforeEach(() => {
  now = 1_000;
  breaker = createBreaker(() => now);
});
const times = (count: number, act: () => void) => Array.from({ length: count }, act);
const kill = () => times(5, () => breaker.failed());

describe("a breaker", () => {
  it("opens after five failures in a row, not after four and a success", () => {
    times(4, () => breaker.failed());
    breaker.succeeded();
    times(4, () => breaker.failed());
    expect(breaker.mayTry()).toBe(true);
    breaker.failed();
    expect(breaker.mayTry()).toBe(false);
  });

  it("opens when half of at least twenty calls within ten seconds failed", () => {
    times(9, () => {
      breaker.failed();
      breaker.succeeded();
    });
    breaker.succeeded();
    expect(breaker.mayTry()).toBe(true);
    breaker.failed();
    expect(breaker.mayTry()).toBe(false);
  });

  it("forgets what is longer ago than ten seconds", () => {
    times(10, () => {
      breaker.succeeded();
      breaker.unfit();
    });
    expect(breaker.mayTry()).toBe(false);
    breaker = createBreaker(() => now);
    times(9, () => {
      breaker.succeeded();
      breaker.unfit();
    });
    now += 10_001;
    times(2, () => breaker.unfit());
    expect(breaker.mayTry()).toBe(true);
  });

  it("lets one call in five seconds through while open", () => {
    kill();
    now += 4_999;
    expect(breaker.mayTry()).toBe(false);
    now += 1;
    expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, false]);
    breaker.failed();
    now += 4_999;
    expect(breaker.mayTry()).toBe(false);
  });

  it("closes after two good probes", () => {
    kill();
    for (const _ of [1, 2]) {
      now += 5_000;
      expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, false]);
      breaker.succeeded();
    }
    expect([breaker.mayTry(), breaker.mayTry()]).toEqual([true, true]);
  });

  it("starts over when the second probe fails", () => {
    kill();
    for (const outcome of ["succeeded", "failed", "succeeded"] as const) {
      now += 5_000;
      expect(breaker.mayTry()).toBe(true);
      breaker[outcome]();
    }
    expect(breaker.mayTry()).toBe(false);
  });

  it("stays closed for answers that a customer may have made useless", () => {
    times(19, () => breaker.unfit());
    expect(breaker.mayTry()).toBe(true);
  });

  it("rests for as long as it was asked to, but never longer than a minute", () => {
    breaker.failed(7_000);
    now += 6_999;
    expect(breaker.mayTry()).toBe(false);
    now += 1;
    expect(breaker.mayTry()).toBe(true);
    breaker.failed(86_400_000);
    now += 60_000;
    expect(breaker.mayTry()).toBe(true);
  });
});
