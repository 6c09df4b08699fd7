import { afterAll, beforeAll, expect, it } from "vitest";
import { startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { apiCustomer } from "../scenarios/api-customer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

const operator = { authorization: "Bearer operator-key-for-tests-only", "content-type": "application/json" };
const HOURS = "Our team answers from 7 to 19 on every day of the week.";

let product: TestApp;
let second: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  product = await startTestApp({ env: { PREPARE_ANSWERS: "auto" } });
  const settings = readConfig({ ...product.shared, DATA_DIR: "/tmp/unused-by-a-worker", PREPARE_ANSWERS: "auto" });
  second = await startApp(settings, { roles: new Set(["worker"]), log: () => undefined });
}, 120_000);
afterAll(async () => {
  await second?.stop();
  await product[Symbol.asyncDispose]();
});

async function ask(text: string) {
  await using customer = await apiCustomer(product.url);
  const { text: reply } = await customer.say(text);
  const { rows } = await product.pool.query<{ how: string }>(
    `SELECT step->>'decision' AS how FROM turn t, jsonb_array_elements(t.trace) AS step
     WHERE t.conversation_id = $1 AND step->>'stage' = 'respond'`,
    [await customer.conversationId()],
  );
  return { reply, how: rows[0]?.how ?? "" };
}
const runs = async () =>
  (
    await product.pool.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM audit_entry WHERE kind = 'answers-prepared'",
    )
  ).rows[0]?.n;
const replaceSources = async (sources: readonly object[]) =>
  expect(
    (
      await fetch(`${product.url}/api/v1/operator/knowledge/sources`, {
        method: "PUT",
        headers: operator,
        body: JSON.stringify({ sources }),
      })
    ).status,
  ).toBe(200);

it("a fresh start soon has prepared answers, without a command, made once though two workers run", async () => {
  await expect
    .poll(async () => (await ask("how heavy is the Pulsar Band?")).how, { timeout: 90_000 })
    .toMatch(/^prepared/);
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  expect(await runs()).toBe(1);
}, 120_000);

it("what an import changed is prepared anew, and nothing of the old sources is said", async () => {
  await replaceSources([
    {
      id: "band",
      title: "Pulsar Band",
      text: "The Pulsar Band weighs 21 g.",
      tier: "silver",
      productIds: ["pulsar-band"],
    },
    { id: "final-sale", title: "Final sale", text: "Final sale items stay sold.", tier: "gold", policyType: "returns" },
    { id: "hours", title: "Opening hours", text: HOURS, tier: "gold", policyType: "opening-hours" },
  ]);
  await expect.poll(runs, { timeout: 60_000 }).toBe(2);
  await expect
    .poll(async () => (await ask("how heavy is the Pulsar Band?")).how, { timeout: 20_000 })
    .toMatch(/^prepared/);
  expect((await ask("how heavy is the Pulsar Band?")).reply).toContain("21 g");
}, 120_000);

it("a run that died with its process is begun again by another", async () => {
  await product.pool.query(
    "UPDATE prepared_run SET step = 'checking', beat_at = now() - interval '28 seconds', made_from = NULL",
  );
  await expect.poll(runs, { timeout: 60_000 }).toBe(3);
}, 90_000);
