import { afterAll, beforeAll, describe, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";
import { terminalCustomer } from "./terminal-customer.ts";

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

describe("customers of the shop in the terminal", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, `customer ${n}`] as const))(
    "%s",
    async (_name, scenario, user) => {
      await using customer = terminalCustomer(product, user);
      await play(scenario, customer, product);
    },
  );
});
