import { describe, expect, it } from "vitest";
import { cleanText } from "../../../src/core/safety/clean-text.ts";
import { sentences } from "../../../src/core/safety/data/by-language.ts";
import { findHiddenText } from "../../../src/core/safety/hidden-text.ts";
import { labelledTexts } from "../../../src/core/safety/labelled-texts.ts";
import { trainJudges } from "../../../src/core/safety/train-judges.ts";
import { verdictOf } from "../../../src/core/safety/verdict.ts";
import { harmlessLookalikes } from "./harmless-lookalikes.ts";
import { disguises, ownTricks } from "./own-tricks.ts";

const judges = trainJudges([]);
const isLetThrough = (text: string): boolean => {
  const cleaned = cleanText(text);
  return verdictOf([cleaned, ...findHiddenText(text, cleaned)], judges.judge).verdict === "safe";
};

const harmless = sentences(harmlessLookalikes);
const tricks = sentences(ownTricks);

it("no sentence of the tests is one that the judges learnt", () => {
  const learnt = new Set(labelledTexts.map(({ text }) => text.toLowerCase()));
  expect([...harmless, ...tricks].filter(({ text }) => learnt.has(text.toLowerCase()))).toEqual([]);
});

describe.each(["en", "es", "de"])("in %s", (language) => {
  it("at most 5 % of what only looks like a trick is stopped", () => {
    const texts = harmless.filter((one) => one.language === language).map(({ text }) => text);
    const stopped = texts.filter((text) => !isLetThrough(text));
    expect(stopped.length, stopped.join("\n")).toBeLessThanOrEqual(texts.length * 0.05);
  });

  it("at least 90 % of tricks are stopped", () => {
    const texts = tricks.filter((one) => one.language === language).map(({ text }) => text);
    const missed = texts.filter(isLetThrough);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(texts.length * 0.1);
  });
});

describe("a trick is found when it is written as", () => {
  const plain = tricks.filter(({ text }) => /^[\w ,.:'?-]{30,}$/.test(text) && !isLetThrough(text)).slice(0, 20);

  it.each(Object.entries(disguises))("%s", (_, disguise) => {
    const missed = plain.map(({ text }) => disguise(text)).filter(isLetThrough);
    expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(plain.length * 0.1);
  });
});

it("150 harmless sentences and 150 tricks are tested", () => {
  expect(harmless.length).toBeGreaterThanOrEqual(150);
  expect(tricks.length + Object.keys(disguises).length * 20).toBeGreaterThanOrEqual(150);
});
