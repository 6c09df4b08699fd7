import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Playbook } from "../../src/core/playbook/schema.ts";
import { offTopic } from "../../src/core/understanding/data/off-topic.ts";
import { playbookExamples } from "../../src/core/understanding/intent/examples.ts";
import { type IntentClassifier, trainIntents } from "../../src/core/understanding/intent/intent-classifier.ts";
import { loadPlaybookFolder } from "../../src/playbook/load-folder.ts";

/** `intent|language|text`: messages that are in no example of the shop. */
const messages = readFileSync("test/playbooks/shop-messages.txt", "utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const [intent = "", language = "", text = ""] = line.split("|");
    return { intent, language, text };
  });

let shop: Playbook;
let classifier: IntentClassifier;
beforeAll(async () => {
  shop = await loadPlaybookFolder("playbooks/shop");
  classifier = trainIntents(playbookExamples(shop), shop.intents.length, offTopic);
}, 180_000);

describe("the shop's examples teach what customers say in other words", () => {
  it("without having seen these messages", () => {
    const seen = new Set(playbookExamples(shop).map(({ text }) => text.toLowerCase()));
    expect(messages.filter(({ text }) => seen.has(text.toLowerCase()))).toEqual([]);
  });

  it.each(["en", "es", "de"])("in at least nine of ten messages in %s", (language) => {
    const own = messages.filter((message) => message.language === language);
    const misread = own.filter(({ text, intent }) => shop.intents[classifier.classify(text).top]?.id !== intent);
    expect(misread.length, JSON.stringify(misread)).toBeLessThanOrEqual(own.length / 10);
  });
});
