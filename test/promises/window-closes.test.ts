import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../fakes/twilio/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";

const template = `HX${"e".repeat(32)}`;
let fake: FakeTwilio;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTwilio();
  await fake.control("template", { sid: template, body: "About your request: {{1}}" });
  product = await startPublicApp({ ...fake.env, TWILIO_TEMPLATES: `en=${template}` });
  await fake.control("webhook", { url: `${product.url}/webhooks/whatsapp-twilio` });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

async function statesOf(number: string): Promise<readonly string[]> {
  const { rows } = await product.pool.query<{ state: string }>(
    "SELECT d.state FROM delivery d JOIN conversation c ON c.id = d.conversation_id WHERE c.thread_id = $1 ORDER BY d.id",
    [number],
  );
  return rows.map(({ state }) => state);
}

it("a reply that WhatsApp refuses because the 24 hours ended meanwhile arrives as a template, once", async () => {
  const number = "+4915155501";
  await fake.control("close", { to: `whatsapp:${number}` });
  await fake.say(number, "What is your return policy?");
  await expect.poll(() => statesOf(number), { timeout: 20_000 }).toEqual(["delivered"]);
  const got = (await fake.ledger()).filter(({ to }) => to === `whatsapp:${number}`);
  expect(got.map((entry) => entry.template ?? "free")).toEqual(["free", template]);
  await sleep(6_000);
  expect((await fake.ledger()).filter(({ to }) => to === `whatsapp:${number}`)).toHaveLength(2);
}, 60_000);

it("a customer who cannot receive is marked, and the agent is told why", async () => {
  const number = "+4915155502";
  await fake.control("block", { to: `whatsapp:${number}` });
  await fake.say(number, "hello");
  await expect.poll(() => statesOf(number), { timeout: 20_000 }).toEqual(["failed"]);
  const { rows } = await product.pool.query<{ unreachable: boolean; problem: string }>(
    `SELECT i.unreachable_since IS NOT NULL AS unreachable, d.problem FROM delivery d JOIN conversation c ON c.id = d.conversation_id
     JOIN identity i ON i.id = c.identity_id WHERE c.thread_id = $1`,
    [number],
  );
  expect(rows).toEqual([{ unreachable: true, problem: "the customer cannot receive WhatsApp messages (63024)" }]);
}, 60_000);
