import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLanguageModel, type GatewaySettings } from "../../src/models/gateway.ts";
import { priceOf } from "../../src/models/prices.ts";
import { createModelLedger } from "../../src/store/model-ledger.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.ts";
import { question } from "./setup.ts";

let fake: FakeOpenAi;
let database: FreshDatabase;
let pool: pg.Pool;
const logged: { event: string; fields: unknown }[] = [];
const log = (event: string, fields?: unknown) => void logged.push({ event, fields });

beforeAll(async () => {
  fake = await startFakeOpenAi();
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url });
});
afterAll(async () => {
  await pool.end();
  await database[Symbol.asyncDispose]();
  await fake[Symbol.asyncDispose]();
});
beforeEach(async () => {
  logged.length = 0;
  await fake.behave({});
  await pool.query("TRUNCATE model_day, model_spend");
});

/** A process of its own, as far as the budget is concerned: nothing is shared but the database. */
const gateway = (dailyBudgetUsd: number | undefined, more: Partial<GatewaySettings> = {}) =>
  createLanguageModel(
    {
      baseUrl: fake.url,
      apiKey: fake.key,
      deadlineMs: 1_600,
      ...(dailyBudgetUsd === undefined ? {} : { dailyBudgetUsd }),
      ...more,
    },
    { log, ledger: createModelLedger(pool) },
  );
const spentToday = async () => {
  const { rows } = await pool.query<{ spent: number }>("SELECT spent_micro_usd::float8 AS spent FROM model_day");
  return rows[0]?.spent ?? 0;
};

describe("the daily budget", () => {
  it("sums up what each model and purpose costs, also without a limit", async () => {
    const model = gateway(undefined);
    const [one, other] = [await model.complete(question()), await model.complete(question({ purpose: "classify" }))];
    expect(await spentToday()).toBe(one.costMicroUsd + other.costMicroUsd);
    const { rows } = await pool.query(
      "SELECT model, purpose, calls, failures, cost_micro_usd::int AS cost FROM model_spend ORDER BY purpose DESC",
    );
    expect(rows).toEqual([
      { model: "gpt-4o-mini", purpose: "respond", calls: 1, failures: 0, cost: one.costMicroUsd },
      { model: "gpt-4o-mini", purpose: "classify", calls: 1, failures: 0, cost: other.costMicroUsd },
    ]);
  });

  it("is never overspent by fifty customers at once in several processes, and all get an answer or a clear no", async () => {
    const limitUsd = 0.001;
    const processes = Array.from({ length: 5 }, () => gateway(limitUsd));
    const asked = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) => processes[at % 5]?.complete(question())),
    );
    const refused = asked.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(50);
    for (const one of refused) expect(one.reason).toMatchObject({ kind: "rate_limited" });
    expect(await spentToday()).toBeLessThanOrEqual(limitUsd * 1e6);
  });

  it("outlives a restart", async () => {
    await pool.query("INSERT INTO model_day (day, spent_micro_usd) VALUES ((now() AT TIME ZONE 'UTC')::date, 5000000)");
    const before = (await fake.ledger()).length;
    await expect(gateway(5).complete(question())).rejects.toMatchObject({ kind: "rate_limited" });
    expect(await fake.ledger(before)).toHaveLength(0);
  });

  it("counts what a process had set aside when it died as spent: no other spends that money again", async () => {
    const one = { model: "gpt-4o-mini", purpose: "respond", microUsd: 800, limitMicroUsd: 1_000 };
    expect(await createModelLedger(pool).reserve(one)).toMatchObject({ microUsd: 800 });
    // It never settles. The next process has what is left of the day, and no more.
    expect(await spentToday()).toBe(800);
    expect(await createModelLedger(pool).reserve(one)).toBeUndefined();
    const before = (await fake.ledger()).length;
    await expect(gateway(0.001).complete(question())).rejects.toMatchObject({ kind: "rate_limited" });
    expect(await fake.ledger(before)).toHaveLength(0);
    expect(await createModelLedger(pool).reserve({ ...one, microUsd: 200 })).toMatchObject({ microUsd: 200 });
  });

  it("begins anew each day", async () => {
    await pool.query(
      "INSERT INTO model_day (day, spent_micro_usd) VALUES ((now() AT TIME ZONE 'UTC')::date - 1, 5000000)",
    );
    await expect(gateway(5).complete(question())).resolves.toMatchObject({ model: "gpt-4o-mini" });
  });

  it("counts what broke off as spent, and what was refused as free", async () => {
    await fake.behave({ fault: "half" });
    await gateway(5)
      .complete(question())
      .catch(() => undefined);
    const broken = await spentToday();
    expect(broken).toBeGreaterThan(0);
    await fake.behave({ fault: "500" });
    await gateway(5)
      .complete(question())
      .catch(() => undefined);
    expect(await spentToday()).toBe(broken);
  });

  it("leads to a cheaper model while that still fits", async () => {
    await pool.query("INSERT INTO model_day (day, spent_micro_usd) VALUES ((now() AT TIME ZONE 'UTC')::date, 999000)");
    const fallback = { baseUrl: fake.url, apiKey: fake.key, model: "gpt-4o-mini" };
    expect((await gateway(1, { model: "gpt-4o", fallbacks: [fallback] }).complete(question())).model).toBe(
      "gpt-4o-mini",
    );
  });

  it("says once a day that most of it is spent", async () => {
    const { costMicroUsd } = await gateway(undefined).complete(question());
    await pool.query("UPDATE model_day SET spent_micro_usd = $1", [800_000 - costMicroUsd - 1]);
    const model = gateway(1);
    await model.complete(question());
    expect(logged).toEqual([]);
    await model.complete(question());
    await Promise.all([model.complete(question()), gateway(1).complete(question())]);
    expect(logged.map(({ event }) => event)).toEqual(["model.budget-alert"]);
    expect(logged[0]?.fields).toMatchObject({ limitUsd: 1 });
  });

  it("stops calls, not the customer's answer, when it cannot be read", async () => {
    const broken = {
      reserve: () => Promise.reject(new Error("down")),
      settle: () => Promise.reject(new Error("down")),
    };
    const model = createLanguageModel({ baseUrl: fake.url, apiKey: fake.key }, { log, ledger: broken });
    const before = (await fake.ledger()).length;
    await expect(model.complete(question())).rejects.toMatchObject({ name: "AppError", kind: "rate_limited" });
    expect(await fake.ledger(before)).toHaveLength(0);
    expect(logged.map(({ event }) => event)).toEqual(["model.ledger-problem"]);
  });
});

describe("prices", () => {
  it.each([
    ["gpt-4o-mini-2024-07-18", "https://api.openai.com/v1", { in: 0.15, out: 0.6 }],
    ["gpt-4o", "https://api.openai.com/v1", { in: 2.5, out: 10 }],
    ["llama3.2", "http://localhost:11434/v1", { in: 0, out: 0 }],
    ["my-deployment", "https://shop.openai.azure.com/openai/v1", { in: 2.5, out: 10 }],
  ])("of %s at %s", (model, baseUrl, price) => {
    expect(priceOf(model, baseUrl)).toMatchObject(price);
  });
});
