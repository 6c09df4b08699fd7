import { expect, it } from "vitest";
import { scoreEntities } from "../../src/evaluation/entities.ts";

const { scores, sentences, p95Ms } = scoreEntities();

it("the corpus has 200 sentences in English, Spanish and German and 60 in French, Italian and Portuguese", () => {
  expect(sentences).toBeGreaterThanOrEqual(260);
});

it.each([
  ["number", 0.95],
  ["date", 0.95],
  ["money", 0.95],
  ["phone", 0.95],
  ["email", 0.95],
  ["product", 0.9],
  ["quantity", 0.9],
  ["name", 0.9],
])("%s: F1 stays at %d or above", (kind, floor) => {
  expect(scores.find((score) => score.kind === kind)?.f1).toBeGreaterThanOrEqual(floor);
});

it("a typical message is searched within 3 ms", () => {
  // The shortest of three searches each; a busy machine may still take a few times as long.
  expect(p95Ms).toBeLessThan(12);
});
