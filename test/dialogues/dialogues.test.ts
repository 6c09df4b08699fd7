import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { dialogues } from "./corpus.ts";
import { giveOwnOrders } from "./own-orders.ts";
import { differences } from "./play-dialogue.ts";

describe.each([["without a model"], ["with a model that tells the truth"]])("a demanding customer, %s", (which) => {
  let fake: FakeOpenAi | undefined;
  let product: TestApp;
  beforeAll(async () => {
    if (which !== "without a model") fake = await startFakeOpenAi();
    const env = fake ? { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key } : {};
    product = await startTestApp({ env });
    await giveOwnOrders(product);
  }, 120_000);
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await fake?.[Symbol.asyncDispose]();
  });

  const played = dialogues.filter(({ onlyWithoutModel }) => which === "without a model" || !onlyWithoutModel);
  // Each is a customer of their own, and they all write at the same time.
  it.concurrent.each(played.map((dialogue) => [dialogue.name, dialogue] as const))("%s", async (_, dialogue) => {
    expect(await differences(dialogue, product)).toBe("");
  });
});
