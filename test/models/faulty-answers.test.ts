import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ModelLedger } from "../../src/core/contracts/model-ledger.ts";
import { guardOutput } from "../../src/core/turn/guard-output.ts";
import { respond } from "../../src/core/turn/respond.ts";
import { createLanguageModel, type GatewaySettings } from "../../src/models/gateway.ts";
import { type Asked, servicesFor, turnFor } from "../core/turn/knowing.ts";
import { tours } from "../core/turn/small-playbooks.ts";
import { type FakeOpenAi, refusedUrl, startFakeOpenAi } from "../fakes/openai/start.ts";
import { faults } from "../fakes/openai/state.ts";
import { freeLedger } from "./setup.ts";

let first: FakeOpenAi;
let second: FakeOpenAi;
beforeAll(async () => {
  [first, second] = await Promise.all([startFakeOpenAi("sk-canary-first"), startFakeOpenAi("sk-canary-second")]);
});
afterAll(async () => {
  await Promise.all([first, second].map((fake) => fake[Symbol.asyncDispose]()));
});
beforeEach(async () => {
  await Promise.all([first.behave({}), second.behave({})]);
});

const questions: readonly Asked[] = [
  { question: "Is hotel pickup included?", productIds: ["colosseum"] },
  { question: "¿Cuánto cuesta para niños?", productIds: ["colosseum"], language: "es" },
  { question: "Ist die Abholung vom Hotel dabei?", productIds: ["colosseum"], language: "de" },
  { question: "Is there a swimming pool?", productIds: ["colosseum"] },
];

/** What the customer reads, or why a person reads it instead. */
async function answer(asked: Asked, settings?: GatewaySettings, ledger: ModelLedger = freeLedger()) {
  const model = settings && createLanguageModel({ deadlineMs: 800, ...settings }, { log: () => undefined, ledger });
  // Every answer is asked of the model, also those that a quote would settle.
  const services = servicesFor({ ...tours, models: { write: "always" } }, model ? { model } : {});
  const { turn } = await guardOutput.run((await respond.run(turnFor(asked), services)).turn, services);
  return { text: turn.draft?.text, from: turn.draft?.from, handoff: turn.handoff?.reason };
}

const primary = () => ({ baseUrl: first.url, apiKey: first.key });
const fallback = () => ({ baseUrl: second.url, apiKey: second.key, model: "gpt-4.1-mini" });

describe("whatever the models do, the customer gets what we would say without them", () => {
  it.each(faults)("%s, one model", async (fault) => {
    await first.behave({ fault });
    for (const asked of questions) expect(await answer(asked, primary())).toEqual(await answer(asked));
  });

  it.each(faults)("%s, both models", async (fault) => {
    await Promise.all([first.behave({ fault }), second.behave({ fault })]);
    for (const asked of questions)
      expect(await answer(asked, { ...primary(), fallbacks: [fallback()] })).toEqual(await answer(asked));
  });

  it("refused, both models", async () => {
    const nobody = { baseUrl: await refusedUrl(), model: "gpt-4o-mini" };
    for (const asked of questions)
      expect(await answer(asked, { ...nobody, fallbacks: [nobody] })).toEqual(await answer(asked));
  });

  it.each(faults)("%s, and a fallback that is well", async (fault) => {
    await first.behave({ fault });
    const written = await Promise.all(
      questions.map((asked) => answer(asked, { ...primary(), fallbacks: [fallback()] })),
    );
    expect(written.map(({ from }) => from)).toEqual(["model", "model", "model", undefined]);
    expect(written[3]?.handoff).toBe("no-answer");
  });

  it("nothing, since the day's budget is spent", async () => {
    const before = (await first.ledger()).length;
    const spent = { reserve: async () => undefined, settle: async () => ({ todayMicroUsd: 0, alert: false }) };
    for (const asked of questions)
      expect(await answer(asked, { ...primary(), dailyBudgetUsd: 0 }, spent)).toEqual(await answer(asked));
    expect(await first.ledger(before)).toHaveLength(0);
  });
});
