import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../../support/app.ts";
import type { Dialogue } from "../dialogue.ts";
import { differences } from "../play-dialogue.ts";
import { actions } from "./actions.ts";
import { colosseum } from "./colosseum.ts";
import { ownBookings } from "./own-bookings.ts";
import { giveOwnCopies } from "./own-copies.ts";
import { policies } from "./policies.ts";

const dialogues: readonly Dialogue[] = [...colosseum, ...ownBookings, ...policies, ...actions];

// The same engine with another business: nothing in src knows a shop, and nothing knows a tour.
describe.each([["without a model"], ["with a model that tells the truth"]])("a traveller, %s", (which) => {
  let fake: FakeOpenAi | undefined;
  let product: TestApp;
  beforeAll(async () => {
    if (which !== "without a model") fake = await startFakeOpenAi();
    const model = fake ? { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key } : {};
    product = await startTestApp({ env: { PLAYBOOK: "playbooks/tours", ...model } });
    await giveOwnCopies(product);
  }, 120_000);
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await fake?.[Symbol.asyncDispose]();
  });

  const played = dialogues.filter(({ onlyWithoutModel }) => which === "without a model" || !onlyWithoutModel);
  it.concurrent.each(played.map((dialogue) => [dialogue.name, dialogue] as const))("%s", async (_, dialogue) => {
    expect(await differences(dialogue, product)).toBe("");
  });
});
