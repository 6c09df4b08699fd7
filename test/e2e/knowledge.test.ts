import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, visitor } from "../console/support.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!chromiumAvailable)("the page of knowledge", () => {
  let product: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    product = await startTestApp();
    const token = new URL(product.app.setupLink ?? "").searchParams.get("token") ?? "";
    await visitor(product.url).post("/first-run", { ...ADA, token });
    const set = (id: string, column: string, value: string) =>
      product.pool.query(`UPDATE source SET ${column} = $2 WHERE id = $1`, [id, value]);
    await set("returns", "review_by", dayFrom(-90));
    await set("returns", "owner", "Ana");
    await set("warranty", "review_by", dayFrom(-5));
    await set("shipping-times", "review_by", dayFrom(5));
    await set("payment", "valid_from", dayFrom(60));
    browser = await openBrowser();
    page = await browser.context.newPage();
    await page.goto(`${product.url}/console`);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("link", { name: "Knowledge" }).click();
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
  });

  const titles = () => page.getByRole("row").getByRole("button").allInnerTexts();

  it("says how many reviews are overdue, and shows the longest overdue first", async () => {
    await page.getByText("2 reviews overdue").waitFor();
    await page.getByText("1 due within 14 days").waitFor();
    const first = page.getByRole("row").nth(1);
    await first.getByText("Ana").waitFor();
    const review = first.getByText("3 months ago");
    expect(await review.getAttribute("datetime")).toBe(dayFrom(-90));
    expect(await review.getAttribute("title")).toContain(dayFrom(-90).slice(0, 4));
  });

  it("shows only what is due, and says so when nothing fits", async () => {
    await page.getByRole("button", { name: "Show what is due" }).press("Enter");
    await page.getByText("3 found").waitFor();
    const search = page.getByRole("textbox", { name: "Search title, text and owner" });
    await search.fill("ana");
    await page.getByText("1 found").waitFor();
    await search.fill("nothing says this");
    await page.getByText("No source fits").waitFor();
    await page.reload();
    await page.getByText("2 reviews overdue").waitFor();
    expect((await titles()).length).toBe(50);
  });

  it("opens a source by keyboard with its text and reach, and gives the focus back", async () => {
    const title = page.getByRole("row").nth(1).getByRole("button");
    await title.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("region", { name: "What it says" }).getByText("30 days").waitFor();
    await dialog.getByText(/^For \d+ products$/).click();
    if (process.env["SCREENSHOT"]) await page.screenshot({ path: `${process.env["SCREENSHOT"]}-open.png` });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await title.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it("keeps nobody out, in light and in dark, closed and opened", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.reload();
      await page.getByText("2 reviews overdue").waitFor();
      await expectNoBarriers(page);
      if (process.env["SCREENSHOT"]) await page.screenshot({ path: `${process.env["SCREENSHOT"]}-${colorScheme}.png` });
      await page.getByRole("row").nth(1).getByRole("button").click();
      await page.getByRole("region", { name: "What it says" }).waitFor();
      await expectNoBarriers(page);
    }
  }, 60_000);
});

async function expectNoBarriers(page: Page): Promise<void> {
  // While something fades in its colours are not yet its own.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}
