import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

  it("answers for a country that no sentence names by the rule that covers it", async () => {
    await using customer = await apiCustomer(product.url);
    const { text } = await customer.say("Was kostet der Versand nach Spanien?");
    expect(text).toMatch(/6,90 EUR/);
    expect(text).not.toMatch(/4,90/);
  });

  it("asks the right question again about another product, and never answers about the wrong one", async () => {
    await using customer = await apiCustomer(product.url);
    await customer.say("Can I return the Auralis Buds 2?");
    const other = await customer.say("what about the Lumo Lamp?");
    expect(other.text).toMatch(/most products within 30 days/);
    expect(other.text).not.toMatch(/hygiene/);
  });
});
