import { afterAll, beforeAll, describe, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

describe("customers of the shop on the public API", () => {
  it.each(shopScenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    await using customer = await apiCustomer(product.url);
    await play(scenario, customer, product);
  });
});
