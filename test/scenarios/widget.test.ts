import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";
import { widgetCustomer } from "./widget-customer.ts";

const configFile = fileURLToPath(new URL("../../src/widget/vite.config.ts", import.meta.url));

describe.skipIf(!chromiumAvailable)("customers of the shop on the website", () => {
  let product: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    await build({ configFile, logLevel: "silent" });
    [product, browser] = await Promise.all([startTestApp(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
  });

  it.each(shopScenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    await using customer = await widgetCustomer(browser.context, product);
    await play(scenario, customer, product);
  });
});
