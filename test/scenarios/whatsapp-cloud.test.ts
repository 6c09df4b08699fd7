import { afterAll, beforeAll, describe, it } from "vitest";
import { type FakeCloud, pressed, startFakeCloud } from "../fakes/whatsapp-cloud/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";
import { platformCustomer } from "./platform-customer.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";

describe.each([
  ["whatsapp-cloud", "meta", 4915100200000],
  ["whatsapp-360dialog", "360dialog", 4915100300000],
] as const)("customers of the shop on %s", (channel, flavour, firstNumber) => {
  let fake: FakeCloud;
  let product: TestApp;
  beforeAll(async () => {
    fake = await startFakeCloud(flavour);
    product = await startPublicApp(fake.env);
    await fake.control("webhook", { url: `${product.url}/webhooks/${channel}` });
  }, 120_000);
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await fake?.[Symbol.asyncDispose]();
  });

  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, String(firstNumber + n)] as const))(
    "%s",
    async (_name, scenario, number) => {
      await using customer = platformCustomer({
        product,
        channel,
        threadId: number,
        shown: async () => (await fake.ledger()).filter(({ to }) => to === number),
        say: (text) => fake.say(number, text),
        press: (choice) => fake.say(number, "", pressed(choice)),
      });
      await play(scenario, customer, product);
    },
  );
});
