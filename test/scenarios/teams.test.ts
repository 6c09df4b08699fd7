import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTeams, startFakeTeams } from "../fakes/teams/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";
import { teamsCustomer } from "./teams-customer.ts";

let fake: FakeTeams;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTeams();
  product = await startTestApp({ env: fake.env });
  await fake.connect(`${product.url}/api/messages`);
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

describe("customers of the shop on Teams", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, `shop-${n}`] as const))(
    "%s",
    async (_name, scenario, person) => {
      await using customer = teamsCustomer(fake, product, person);
      await play(scenario, customer, product);
    },
  );

  it("asked the Bot Connector for nothing that it would refuse", async () => {
    expect((await fake.state()).problems).toEqual([]);
  });
});
