import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { apiCustomer } from "../scenarios/api-customer.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

describe.skipIf(!chromiumAvailable)("what is remembered of a customer, beside the conversation", () => {
  let product: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    product = await startTestApp();
    const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
    await visitor(product.url).post("/first-run", { ...ADA, token });
    browser = await openBrowser();
    page = await browser.context.newPage();
    await page.setViewportSize({ width: 1400, height: 1000 });
    await page.goto(`${product.url}/console`);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Prepared answers" }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
  });
  const remembered = () => page.getByRole("region", { name: "Remembered" });

  it("shows what the customer said, when and where it was learned, and forgets it once that is confirmed", async () => {
    await using customer = await apiCustomer(product.url);
    await customer.say("Please don't call me. Mornings are best for me.");
    const id = await customer.conversationId();
    await page.goto(`${product.url}/console/inbox/all/${id}`);
    await remembered().getByText("Does not want to be called").waitFor();
    await remembered().getByText("Mornings suit best").waitFor();
    expect(await remembered().getByText("learned in this conversation").count()).toBeGreaterThanOrEqual(2);

    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // Half way from light to dark no contrast is right.
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      if (process.env["SCREENSHOT"]) await page.screenshot({ path: `${process.env["SCREENSHOT"]}-${colorScheme}.png` });
    }
    await page.emulateMedia({ colorScheme: "light" });

    await remembered().getByRole("button", { name: "Forget: Does not want to be called" }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("It cannot be brought back.").waitFor();
    if (process.env["SCREENSHOT"]) await page.screenshot({ path: `${process.env["SCREENSHOT"]}-dialog.png` });
    await dialog.getByRole("button", { name: "Forget", exact: true }).click();
    await remembered().getByText("Does not want to be called").waitFor({ state: "detached" });
    await remembered().getByText("Mornings suit best").waitFor();

    const { rows } = await product.pool.query(
      "SELECT data->'keys' AS keys FROM audit_entry WHERE chain = $1 AND kind = 'memory-forgotten'",
      [id],
    );
    expect(rows).toEqual([{ keys: ["preference:contact"] }]);
  }, 60_000);

  it("says so when there is nothing, and speaks the agent's language", async () => {
    await using customer = await apiCustomer(product.url);
    await customer.say("How long is the warranty?");
    for (const [language, title, nothing] of [
      ["de", "Gemerkt", "Über dieses Gespräch hinaus ist nichts gemerkt."],
      ["es", "Recordado", "Fuera de esta conversación no se recuerda nada."],
      ["en", "Remembered", "Nothing is remembered beyond this conversation."],
    ] as const) {
      await page.evaluate((chosen) => localStorage.setItem("switchboard.language", chosen), language);
      await page.goto(`${product.url}/console/inbox/all/${await customer.conversationId()}`);
      await page.getByRole("region", { name: title }).getByText(nothing).waitFor();
    }
  }, 60_000);
});
