import { describe, expect, it } from "vitest";
import { denseScores, trainDense } from "../../../../src/core/understanding/linear/train-dense.ts";

const best = (scores: Float32Array): number => scores.indexOf(Math.max(...scores));
const row = (label: number, ...numbers: number[]) => ({ label, vector: Float32Array.from(numbers) });

describe("a model over sentence vectors", () => {
  it("looks past a direction in which all classes spread alike", () => {
    const examples = [-3, -1, 1, 3].flatMap((noise) => [row(0, noise, 0.5), row(1, noise + 1, -0.5)]);
    const model = trainDense(examples, 2, 2);
    expect(best(denseScores(model, Float32Array.from([2, 0.5])))).toBe(0);
    expect(best(denseScores(model, Float32Array.from([-1, -0.5])))).toBe(1);
  });

  it("never chooses a class that had no example", () => {
    const model = trainDense([row(0, 1, 0), row(2, 0, 1)], 2, 3);
    for (const vector of [
      [1, 0],
      [0, 1],
      [-5, -5],
    ])
      expect(best(denseScores(model, Float32Array.from(vector)))).not.toBe(1);
  });

  it("gives finite scores also when each class has one example", () => {
    const scores = denseScores(trainDense([row(0, 1, 0), row(1, 0, 1)], 2, 2), Float32Array.from([0.9, 0.1]));
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(best(scores)).toBe(0);
  });
});
