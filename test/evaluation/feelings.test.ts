import { expect, it } from "vitest";
import { scoreFeelings } from "../../src/evaluation/feelings.ts";

const { messages, auroc, shares } = scoreFeelings();

it("furious messages stand above calm ones in six languages", () => {
  expect(messages).toBeGreaterThanOrEqual(240);
  expect(auroc).toBeGreaterThanOrEqual(0.95);
});

it("no calm or merely annoyed message is taken for fury, and nine of ten furious ones are heard", () => {
  expect(shares.calm?.furious).toBe(0);
  expect(shares.annoyed?.furious).toBe(0);
  expect((shares.furious?.furious ?? 0) / (shares.furious?.of ?? 1)).toBeGreaterThanOrEqual(0.85);
});
