import { afterAll, beforeAll, describe, it } from "vitest";
import { type FakeSite, startFakeSite } from "../fakes/site/start.ts";
import type { TestApp } from "../support/app.ts";
import { startPublicApp } from "../support/public-app.ts";
import { platformCustomer } from "./platform-customer.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";

let fake: FakeSite;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeSite();
  product = await startPublicApp(fake.env);
  await fake.control("webhook", { url: `${product.url}/webhooks/site` });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

describe("customers of the shop in a website's own chat", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, `visit-${n}`] as const))(
    "%s",
    async (_name, scenario, visit) => {
      await using customer = platformCustomer({
        product,
        channel: "site",
        threadId: visit,
        shown: async () =>
          (await fake.ledger())
            .filter(({ conversation }) => conversation === visit)
            .map(({ message }) => ({
              text: message.text,
              choices: message.quickReplies?.map(({ label, value }) => ({ id: value, label })) ?? [],
              sources: message.citations?.map(({ title }) => title) ?? [],
            })),
        say: (text) => fake.say(visit, text),
        press: ({ id, label }) => fake.say(visit, "", { type: "button", value: id, label }),
      });
      await play(scenario, customer, product);
    },
  );
});
