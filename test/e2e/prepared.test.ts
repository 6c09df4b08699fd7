import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

describe.skipIf(!chromiumAvailable)("the page of prepared answers", () => {
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
    await page.getByRole("link", { name: "Prepared answers" }).click();
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
  });

  it("begins empty, says what to do, and shows what the job made", async () => {
    await page.getByText("Nothing was prepared yet.").waitFor();
    await page.getByText("Prepare answers: they are made from your sources").waitFor();
    await page.getByRole("button", { name: "Prepare answers" }).press("Enter");
    await page.getByRole("article").first().waitFor({ timeout: 60_000 });
    await page.getByText(/questions kept apart/).waitFor();
  }, 90_000);

  it("is reviewed by keyboard alone", async () => {
    await page.getByRole("textbox", { name: "Search questions and answers" }).fill("Pulsar Band weighs");
    const card = page.getByRole("article", { name: "how heavy is the Pulsar Band" });
    await card.waitFor();
    await page.getByText("1 found").waitFor();
    await card.focus();
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "Answer", exact: true }).fill("The Pulsar Band weighs 25 g.");
    await page.getByRole("button", { name: "Save and approve" }).press("Enter");
    await page
      .getByRole("dialog")
      .getByText(/sources do not say this/)
      .waitFor();
    await page.keyboard.press("Escape");
    await card.focus();
    await page.keyboard.press("a");
    await page.getByText("0 found").waitFor();
    await page.getByText("Approved (1)").click();
    await card.getByText(new RegExp(`About pulsar-band · ${ADA.name}`)).waitFor();
    await card.focus();
    await page.keyboard.press("x");
    await page.getByText("Rejected (1)").waitFor();
  }, 60_000);

  it("keeps nobody out, in light and in dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.getByRole("article").first().waitFor();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    if (process.env["SCREENSHOT"]) await page.screenshot({ path: process.env["SCREENSHOT"] });
  }, 60_000);
});
