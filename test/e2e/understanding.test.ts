import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

describe.skipIf(!chromiumAvailable)("the understanding page", () => {
  let product: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    product = await startTestApp();
    const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
    await visitor(product.url).post("/first-run", { ...ADA, token });
    browser = await openBrowser();
    page = await browser.context.newPage();
    await page.goto(`${product.url}/console`);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Understanding" }).click();
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
  });

  it("begins empty, and says what to do", async () => {
    await page.getByText("Nothing was corrected yet").waitFor();
  });

  it("shows what a text is taken for, takes a correction and learns it, by keyboard alone", async () => {
    await page.getByLabel("What a customer might write").fill("the pigeon ate my order NG-10234");
    await page.keyboard.press("Enter");
    const result = page.getByRole("region", { name: "What it makes of it" });
    await result.getByText("Best guesses").waitFor();
    await result.getByText("NG-10234").first().waitFor();
    const intent = result.getByRole("combobox", { name: "This is really about" });
    await intent.fill("not_rec");
    await intent.press("ArrowDown");
    await intent.press("Enter");
    await result.getByRole("button", { name: "Add as an example" }).press("Enter");
    await result.getByText("Added. It counts").waitFor();
    await page.getByRole("cell", { name: "not_received" }).waitFor();
    await page.getByRole("button", { name: "Train now (1)" }).press("Enter");
    await page.getByRole("cell", { name: "learnt" }).waitFor({ timeout: 150_000 });
  }, 180_000);

  it("keeps nobody out, in light and in dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.getByRole("cell", { name: "learnt" }).waitFor();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    if (process.env["SCREENSHOT"]) await page.screenshot({ path: process.env["SCREENSHOT"] });
  });
});
