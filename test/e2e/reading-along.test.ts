import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

describe.skipIf(!chromiumAvailable)("a customer of the website who reads along while a model writes", () => {
  let fake: FakeOpenAi;
  let product: TestApp;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  beforeAll(async () => {
    fake = await startFakeOpenAi();
    product = await startTestApp({
      modelWritesAll: true,
      env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key },
    });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await product?.[Symbol.asyncDispose]();
    await fake?.[Symbol.asyncDispose]();
  });

  /** Asks in a new browser page; every text that ever stood in a bubble of ours, in order, and the bubbles at the end. */
  async function ask(question: string, says: string) {
    await fake.behave({ respond: "own-words", values: { text: says }, wordMs: 40 });
    page = await browser.context.newPage();
    await page.goto(`${product.url}/demo`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.locator("switchboard-chat .launcher").click();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const look = (): void => {
        const root = document.querySelector("switchboard-chat")?.shadowRoot;
        const texts = [...(root?.querySelectorAll(".row.bot .bubble, .typing .bubble") ?? [])].map(
          (one) => one.textContent,
        );
        const now = texts.join(" | ");
        if (seen.at(-1) !== now) seen.push(now);
        requestAnimationFrame(look);
      };
      look();
    });
    await page.locator("switchboard-chat textarea").fill(question);
    await page.keyboard.press("Enter");
    await page.getByText("From: ").waitFor();
    await page.waitForTimeout(300);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    const bubbles = await page.getByRole("log").locator(".row.bot .bubble").allTextContents();
    const typing = await page.locator("switchboard-chat .typing").count();
    await page.close();
    return { seen, bubbles, typing };
  }

  const question = "How many days do I have to return something?";
  const truth = "You can return items within 30 days of delivery.";

  it("sees whole sentences as they are written, and in the end one reply, not two", async () => {
    const { seen, bubbles, typing } = await ask(question, `${truth} ${truth} ${truth}`);
    const growing = seen.filter((text) => text.includes("30 days"));
    expect(growing.length).toBeGreaterThan(1);
    for (const text of growing) expect(text).toMatch(/delivery\.(?: |$)/);
    expect(growing[0]?.split(truth)).toHaveLength(2);
    expect(bubbles).toHaveLength(1);
    expect(bubbles[0]?.split(truth)).toHaveLength(4);
    for (const text of seen) expect(text.split(truth).length).toBeLessThanOrEqual(4);
    expect(typing).toBe(0);
  }, 60_000);

  it("never sees a sentence that the sources do not bear out, not even for a moment", async () => {
    const lie = "It costs only 3.33 EUR today.";
    const { seen, bubbles } = await ask(question, `${truth} ${lie} ${truth}`);
    expect(seen.join("\n")).toContain("30 days");
    expect(seen.join("\n")).not.toMatch(/3\.33|costs only/);
    expect(bubbles).toHaveLength(1);
    expect(bubbles[0]).toMatch(/30 days/);
  }, 60_000);
});
