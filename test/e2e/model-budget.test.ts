import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { apiCustomer } from "../scenarios/api-customer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

/** One call of the shop's replies can cost some 0.00034 USD at most, and costs less than half of that. */
const ONE_CALL_USD = "0.0004";
const MICRO = 1_000_000;

let fake: FakeOpenAi;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeOpenAi();
  product = await startTestApp({
    modelWritesAll: true,
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key, LLM_DAILY_BUDGET_USD: ONE_CALL_USD },
  });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

async function ask(question: string) {
  const before = (await fake.ledger()).length;
  await using customer = await apiCustomer(product.url);
  const { text } = await customer.say(question);
  const { rows } = await product.pool.query<{ written: string; trace: string }>(
    "SELECT draft->>'from' AS written, trace::text AS trace FROM turn WHERE conversation_id = $1",
    [await customer.conversationId()],
  );
  return { text, calls: (await fake.ledger(before)).length, ...rows[0] };
}
const spent = async (): Promise<number> =>
  (await product.pool.query<{ spent: number }>("SELECT spent_micro_usd::float8 AS spent FROM model_day")).rows[0]
    ?.spent ?? 0;

describe("with one call of the day's budget left", () => {
  it("the next turn is written by the model, the one after it is composed: no call is made that could not be paid", async () => {
    const question = "How many days do I have to return something?";
    expect(await ask(question)).toMatchObject({ written: "model", calls: 1 });
    const after = await spent();
    expect(after).toBeGreaterThan(0);
    const next = await ask(question);
    expect(next).toMatchObject({ written: "knowledge", calls: 0 });
    expect(next.text).toMatch(/30 days/);
    expect(next.trace).toContain("composed: model rate_limited");
    expect(await spent()).toBe(after);
    expect(after).toBeLessThanOrEqual(Number(ONE_CALL_USD) * MICRO);
  });

  it("metrics say what was spent, on what, and of how much", async () => {
    const metrics = await (await fetch(`${product.url}/metrics`)).text();
    expect(metrics).toContain(`switchboard_model_budget_usd ${ONE_CALL_USD}`);
    expect(metrics).toContain(`switchboard_model_spent_usd ${(await spent()) / MICRO}`);
    expect(metrics).toContain('switchboard_model_calls{model="gpt-4o-mini",purpose="respond"} 1');
  });
});

describe.skipIf(!chromiumAvailable)("from 80 % of the day's budget on", () => {
  it("agents see it in the console's header, and not before", async () => {
    const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
    await visitor(product.url).post("/first-run", { ...ADA, token });
    await using browser = await openBrowser();
    const page = await browser.context.newPage();
    await page.goto(`${product.url}/console`);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Live").waitFor();
    expect(await page.getByText(/Model budget/).count()).toBe(0);
    await product.pool.query("UPDATE model_day SET spent_micro_usd = $1", [Number(ONE_CALL_USD) * MICRO * 0.84]);
    await page.reload();
    await page.getByText("Model budget: 84 % spent today").waitFor();
    if (process.env["SCREENSHOT"]) await page.screenshot({ path: process.env["SCREENSHOT"] });
  }, 60_000);
});
