import { afterAll, beforeAll, describe, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../fakes/twilio/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";
import { platformCustomer } from "./platform-customer.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";

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

describe("customers of the shop on WhatsApp through Twilio", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, `+49151000${1000 + n}`] as const))(
    "%s",
    async (_name, scenario, number) => {
      await using customer = platformCustomer({
        product,
        channel: "whatsapp-twilio",
        threadId: number,
        shown: async () => (await fake.ledger()).filter(({ to }) => to === `whatsapp:${number}`),
        say: (text) => fake.say(number, text),
        press: ({ id, label }) =>
          fake.say(number, label, { ButtonPayload: id, ButtonText: label, MessageType: "button" }),
      });
      await play(scenario, customer, product);
    },
  );
});
