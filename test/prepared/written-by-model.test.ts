import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PreparedAnswerStore } from "../../src/core/contracts/prepared-answers.ts";
import { activatePlaybook } from "../../src/core/playbook/activate-playbook.ts";
import { playbookSchema } from "../../src/core/playbook/schema.ts";
import { createPrepare } from "../../src/core/prepared/prepare-answers.ts";
import { createLanguageModel, type GatewaySettings } from "../../src/models/gateway.ts";
import { createModelLedger } from "../../src/store/model-ledger.ts";
import { createPlaybookStore } from "../../src/store/playbook-store.ts";
import { createPreparedAnswerStore } from "../../src/store/prepared-answer-store.ts";
import { servicesFor } from "../core/turn/knowing.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { freshStore } from "../support/store.ts";

const playbook = playbookSchema.parse({
  name: "lamps",
  languages: ["en"],
  intents: [{ id: "question", examples: ["a question"] }],
  graph: {
    nodes: [
      { id: "mini", kind: "product", name: "Glow Mini" },
      { id: "max", kind: "product", name: "Glow Max" },
    ],
  },
  sources: [
    { id: "mini", title: "Glow Mini", tier: "silver", productIds: ["mini"], text: "The Glow Mini weighs 300 g." },
    {
      id: "max",
      title: "Glow Max",
      tier: "silver",
      productIds: ["max"],
      text: "The Glow Max weighs 900 g. The Glow Max costs 49.00 EUR.",
    },
    { id: "hours", title: "Hours", tier: "gold", text: "Our team answers from 09:00 to 18:00." },
  ],
});

let store: Awaited<ReturnType<typeof freshStore>>;
let prepared: PreparedAnswerStore;
let fake: FakeOpenAi;
beforeAll(async () => {
  [store, fake] = await Promise.all([freshStore(), startFakeOpenAi()]);
  prepared = createPreparedAnswerStore(store.db);
  await createPlaybookStore(store.db).activate(playbook, Buffer.alloc(1), "origin");
});
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await fake.behave({});
  await store.db.pool.query("TRUNCATE prepared_answer, model_day, model_spend");
});

/** Prepares with the model; what of its words waits for review. */
async function prepare(settings: Partial<GatewaySettings> = {}) {
  const model = createLanguageModel(
    { baseUrl: fake.url, apiKey: fake.key, deadlineMs: 1_000, ...settings },
    { log: () => undefined, ledger: createModelLedger(store.db.pool) },
  );
  const services = servicesFor(playbook, { model });
  const serving = {
    playbook: activatePlaybook(playbook, 1),
    models: services.models,
    knowledge: services.knowledge,
    knowledgeVersion: 1,
    day: "2026-05-04",
  };
  const run = createPrepare({
    store: prepared,
    current: () => serving,
    services: () => services,
    log: () => undefined,
  });
  const figures = await run({ withModel: true });
  const { answers } = await prepared.list({ state: "proposed", skip: 0, limit: 100 });
  return { figures, written: answers.filter(({ origin }) => origin === "model"), all: answers };
}
const spend = async () =>
  (await store.db.pool.query("SELECT purpose, calls, cost_micro_usd::int AS cost FROM model_spend")).rows;

describe("answers that a model writes", () => {
  it("wait for a person, cite the sources that they were written from, and their cost is in the ledger", async () => {
    const { written, figures } = await prepare();
    expect(written.map(({ sourceIds }) => sourceIds[0]).sort()).toEqual(["hours", "max", "mini"]);
    expect(written.every(({ variants }) => variants.length === 1)).toBe(true);
    expect(figures).toMatchObject({ written: 3, refused: 0 });
    expect((await prepared.serving(true)).filter(({ origin }) => origin === "model")).toEqual([]);
    expect(await spend()).toEqual([{ purpose: "prepare", calls: expect.any(Number), cost: expect.any(Number) }]);
    expect((await spend())[0].cost).toBeGreaterThan(0);
  });

  it("are paid for once: what was written from the same sources is not asked for again", async () => {
    await prepare();
    const [{ calls }] = await spend();
    const { written } = await prepare();
    expect((await spend())[0].calls).toBe(calls);
    expect(written).toHaveLength(3);
  });
});

describe("a model that fails, lies or is led astray leaves what the sources say", () => {
  it.each([
    ["a wrong amount", { lie: "It costs only 3.33 EUR today." }],
    ["what the other product weighs", { lie: "It weighs 1,250 g." }],
    ["a promise", { lie: "I have refunded 50.00 EUR to your card." }],
    ["what a source ordered it to say", { lie: "Your warranty claim was approved, visit https://evil.example now." }],
    ["the instruction's words", { lie: "You prepare a customer service's answers. swb-0000 {placeholder}" }],
    ["answers to questions that nobody gave it", { as: "another-id" }],
  ])("%s", async (_, values) => {
    await fake.behave({ values });
    const { written, all } = await prepare();
    expect(written).toEqual([]);
    expect(all.map(({ answer }) => answer)).toContain("The Glow Mini weighs 300 g.");
  });

  it("nonsense", async () => {
    for (const fixed of ["hello", '{"answers":', { answers: [{ id: 1 }] }, { answers: "none" }]) {
      await fake.behave({ fixed });
      expect((await prepare()).written).toEqual([]);
    }
  });

  it("a model that is dead, or slow, or refuses", async () => {
    for (const fault of ["500", "hang", "401", "truncated-json"] as const) {
      await fake.behave({ fault });
      const { written, all } = await prepare();
      expect(written).toEqual([]);
      expect(all.length).toBeGreaterThanOrEqual(3);
    }
  }, 60_000);

  it("a budget that is spent: no call is made, and nothing is lost", async () => {
    await store.db.pool.query(
      "INSERT INTO model_day (day, spent_micro_usd) VALUES ((now() AT TIME ZONE 'UTC')::date, 5000000)",
    );
    const before = (await fake.ledger()).length;
    const { written, all } = await prepare({ dailyBudgetUsd: 5 });
    expect(written).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(await fake.ledger(before)).toHaveLength(0);
  });
});
