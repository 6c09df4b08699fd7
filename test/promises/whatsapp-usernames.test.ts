import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../fakes/twilio/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";

let fake: FakeTwilio;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTwilio();
  product = await startPublicApp(fake.env);
  await fake.control("webhook", { url: `${product.url}/webhooks/whatsapp-twilio` });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

it("a WhatsApp customer who hides the number afterwards goes on in the same conversation", async () => {
  const [number, id] = ["+4915155601", "DE.13491234567890"];
  const answered = async (count: number) =>
    expect.poll(async () => (await fake.ledger()).length, { timeout: 20_000 }).toBe(count);
  await fake.say(number, "What is your return policy?");
  await answered(1);
  await fake.say(number, "What is your return policy?", { ExternalUserId: `whatsapp:${id}` });
  await answered(2);
  await fake.say(id, "What is your return policy?", { ExternalUserId: `whatsapp:${id}`, WaId: "" });
  await answered(3);

  expect((await fake.ledger()).map(({ to }) => to)).toEqual([
    `whatsapp:${number}`,
    `whatsapp:${number}`,
    `whatsapp:${id}`,
  ]);
  const { rows } = await product.pool.query("SELECT thread_id FROM conversation WHERE channel = 'whatsapp-twilio'");
  expect(rows).toEqual([{ thread_id: id }]);
}, 90_000);
