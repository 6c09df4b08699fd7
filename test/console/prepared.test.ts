import { afterAll, beforeAll, expect, it } from "vitest";
import { apiCustomer } from "../scenarios/api-customer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { ADA, BEN, visitor } from "./support.ts";

const QUESTION = "how heavy is the Pulsar Band?";

let product: TestApp;
let admin: ReturnType<typeof visitor>;
let agent: ReturnType<typeof visitor>;
beforeAll(async () => {
  product = await startTestApp();
  const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
  admin = visitor(product.url);
  await admin.post("/first-run", { ...ADA, token });
  await admin.post("/agents", BEN);
  agent = visitor(product.url);
  await agent.post("/session", { email: BEN.email, password: BEN.password });
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

/** What a new customer is told, and how the reply came about. */
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
const find = async (text: string, state = "proposed") =>
  (await agent.get(`/prepared?${new URLSearchParams({ text, state, language: "en" })}`)).answer;

it("before anything is prepared, answers are composed and the page says so", async () => {
  expect((await ask(QUESTION)).how).toMatch(/^composed/);
  const { answers, run } = await find("18 g");
  expect(answers).toEqual([]);
  expect(run.figures).toBeUndefined();
});

it("an administrator has answers prepared, which are served at once in the sources' words", async () => {
  expect((await agent.post("/prepared/prepare")).status).toBe(403);
  expect((await admin.post("/prepared/prepare")).status).toBe(200);
  await expect.poll(async () => (await find("18 g")).run.figures?.made ?? 0, { timeout: 60_000 }).toBeGreaterThan(500);
  await expect.poll(async () => (await ask(QUESTION)).how, { timeout: 20_000 }).toMatch(/^prepared/);
  expect((await ask(QUESTION)).reply).toContain("The Pulsar Band weighs 18 g.");
}, 120_000);

it("what a person rejects is composed again; what they say better is served, unless no source says it", async () => {
  const weight = (await find("weighs 18 g")).answers.find(({ origin }: { origin: string }) => origin === "source");
  expect((await agent.post(`/prepared/review/${weight.id}`, { state: "rejected" })).status).toBe(200);
  expect((await ask(QUESTION)).how).toMatch(/^composed/);

  const made = { state: "approved", answer: "The Pulsar Band weighs 25 g." };
  const refused = await agent.post(`/prepared/review/${weight.id}`, made);
  expect(refused.status).toBe(400);
  expect(refused.answer.error.message).toContain("sources do not say");
  const better = { state: "approved", answer: "The Pulsar Band weighs just 18 g." };
  expect((await agent.post(`/prepared/review/${weight.id}`, better)).status).toBe(200);
  expect((await ask(QUESTION)).reply).toContain("weighs just 18 g");
});

it("all that fits a search is approved at once, by the name of who did it", async () => {
  const { found } = await find("waterproof");
  const { answer } = await agent.post("/prepared/approve", { text: "waterproof", language: "en" });
  expect(answer.approved).toBe(found);
  expect((await find("waterproof", "approved")).answers[0]).toMatchObject({ reviewerName: BEN.name });
});

it("a question that customers asked is proposed as a known one", async () => {
  await ask("so is this Kinora Beam 4K a heavy one?");
  await admin.post("/prepared/prepare");
  await expect
    .poll(async () => (await find("so is this Kinora Beam")).answers[0]?.origin, { timeout: 60_000 })
    .toBe("asked");
}, 90_000);

it("the share that is served so is a figure", async () => {
  const response = await fetch(`${product.url}/api/v1/operator/metrics`, {
    headers: { authorization: "Bearer operator-key-for-tests-only" },
  });
  const figures = await response.json();
  expect(figures).toMatchObject({ knowledgeAnswers: expect.any(Number), preparedAnswers: expect.any(Number) });
  expect(figures.preparedShare).toBeCloseTo(figures.preparedAnswers / figures.knowledgeAnswers, 3);
});
