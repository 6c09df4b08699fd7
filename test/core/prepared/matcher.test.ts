import { beforeAll, describe, expect, it } from "vitest";
import { buildKnowledgeIndex } from "../../../src/core/knowledge/build-knowledge-index.ts";
import type { KnowledgeIndex } from "../../../src/core/knowledge/knowledge-index.ts";
import type { Playbook } from "../../../src/core/playbook/schema.ts";
import { fitFloor } from "../../../src/core/prepared/fit-floor.ts";
import { knownAnswers } from "../../../src/core/prepared/known-answers.ts";
import { buildMatcher, type Matcher } from "../../../src/core/prepared/matcher.ts";
import { readQuestions } from "../../../src/evaluation/prepared-questions.ts";
import { loadPlaybookFolder } from "../../../src/playbook/load-folder.ts";

const FLOOR = 0.87;

let shop: Playbook;
let knowledge: KnowledgeIndex;
let matcher: Matcher;
beforeAll(async () => {
  shop = await loadPlaybookFolder("playbooks/shop");
  knowledge = buildKnowledgeIndex(shop);
  matcher = await buildMatcher(knownAnswers(shop, knowledge), knowledge);
});

/** What would be served; nothing below the floor. */
function served(text: string, productId?: string, language = "en"): string {
  const match = matcher.nearest({ text, language, productIds: productId === undefined ? [] : [productId] });
  return match && match.probability >= FLOOR ? match.answer.answer : "nothing";
}

describe("a known question is found in other words", () => {
  it.each([
    ["en", "pulsar-band", "how heavy is it", "weighs 18 g"],
    ["en", "auralis-party-go", "battery life?", "12 hours per charge"],
    ["es", "voltwerk-charger-65", "¿es pesado? ¿qué peso tiene?", "112 g"],
    ["de", "pulsar-watch-x", "Kann ich damit schwimmen, ist sie wasserdicht?", "10 ATM"],
    ["en", "tactil-board", "how many years of warranty do I get", "3 years"],
  ])("in %s of %s: %s", (language, productId, text, words) => {
    expect(served(text, productId, language)).toContain(words);
  });

  it("with a typo, a greeting and a thank you around it", () => {
    expect(served("Hi there, does the privacy shuter come with it? Thanks", "kinora-cam")).toContain("privacy shutter");
  });
});

describe("what is not known is not served", () => {
  it("a sibling's answer is never given: the charger in the Pro's box says nothing of the Buds 2", () => {
    expect(served("does it come with a charger?", "auralis-buds-2")).toContain("without a charger");
    expect(served("does it come with a charger?", "auralis-buds-2-pro")).toContain("with a 20 W charger");
  });

  it("a property that no source tells of this product, though one of its sibling", () => {
    expect(served("is it waterproof?", "auralis-party-go")).toBe("nothing");
    expect(served("does it have GPS?", "pulsar-band")).toBe("nothing");
  });

  it("a product's answer to a question about none", () => {
    expect(served("how long does the battery last?")).toBe("nothing");
  });

  it("a rule that a nearer policy overrules, and one of two that conflict", () => {
    expect(served("how long can I return it?", "bassline-pebble")).toContain("60 days");
    expect(served("how long can I return it?", "bassline-boomtower")).toBe("nothing");
  });

  it("an answer that fits as well as another one", () => {
    expect(served("how long does a refund take?")).toBe("nothing");
  });
});

it("knows at least 70 % of questions that nothing was built with, and 99 of 100 that it serves are right", () => {
  const questions = readQuestions("test/prepared/paraphrases");
  const known = questions.filter(({ right }) => right.length > 0);
  const given = questions.map(({ text, language, productId, right }) => {
    const answer = served(text, productId, language);
    return { isServed: answer !== "nothing", isRight: right.some((words) => answer.includes(words)) };
  });
  const right = given.filter(({ isRight }) => isRight).length;
  expect(known.length).toBeGreaterThanOrEqual(500);
  expect(right / known.length).toBeGreaterThanOrEqual(0.7);
  expect(right / given.filter(({ isServed }) => isServed).length).toBeGreaterThanOrEqual(0.99);
}, 60_000);

it("the floor is the lowest one at which held-out questions get the sentence they were written for", async () => {
  const fitted = await fitFloor(knownAnswers(shop, knowledge), knowledge);
  expect(fitted.right).toBeGreaterThanOrEqual(0.98);
  expect(fitted.heldOut).toBeGreaterThan(500);
  expect(fitted.floor).toBeGreaterThanOrEqual(FLOOR);
}, 60_000);
