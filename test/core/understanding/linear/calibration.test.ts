import { describe, expect, it } from "vitest";
import { fitLogistic, logistic } from "../../../../src/core/understanding/linear/calibration.ts";

describe("the fit of a few signals", () => {
  it("does not turn known wishes away because scores are large", () => {
    const cases = Array.from({ length: 400 }, (_, i) => {
      const isTrue = i % 4 === 0;
      const signals = [isTrue ? 18 + (i % 9) : 24 + (i % 9), isTrue ? 0.2 : 0.8];
      return { isTrue, signals, weight: 1 / 400 };
    });
    const weights = fitLogistic(cases);
    expect(logistic(weights, [30, 0.8])).toBeLessThan(0.05);
    expect(logistic(weights, [18, 0.2])).toBeGreaterThan(0.95);
  });

  it("says how often the answer is yes where the signals say nothing", () => {
    const cases = Array.from({ length: 100 }, (_, i) => ({
      isTrue: i % 2 === 0,
      signals: [1],
      weight: i % 2 === 0 ? 0.2 / 50 : 0.8 / 50,
    }));
    expect(logistic(fitLogistic(cases), [1])).toBeCloseTo(0.2, 1);
  });
});
