import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";
import type { TestApp } from "../support/app.ts";
import type { Customer, Heard } from "./scenario.ts";

const REPLY_LIMIT_MS = 25_000;

/** A visitor of the website who opens the chat, types, clicks, and reads what stands on the screen. */
export async function widgetCustomer(context: BrowserContext, product: TestApp): Promise<Customer> {
  const before = new Set(await conversations());
  const page = await context.newPage();
  // Somebody else sat here before; where no chat runs, nothing writes what is cleared.
  await page.goto(`${product.url}/healthz`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${product.url}/demo`);
  await page.locator("switchboard-chat .launcher").click();
  const rows = page.getByRole("log").locator(".row.bot");

  async function conversations(): Promise<readonly string[]> {
    const { rows: found } = await product.pool.query<{ id: string }>(
      "SELECT id FROM conversation WHERE channel = 'widget'",
    );
    return found.map(({ id }) => id);
  }

  async function after(act: () => Promise<unknown>): Promise<Heard> {
    const shown = await rows.count();
    await act();
    for (const until = Date.now() + REPLY_LIMIT_MS; (await rows.count()) <= shown; await sleep(25))
      if (Date.now() > until) throw new Error("no reply appeared in the widget");
    const reply = rows.nth(shown);
    return {
      text: (await reply.locator(".bubble").textContent()) ?? "",
      choices: await page.locator("switchboard-chat .choices button").allTextContents(),
      sources: await reply.locator(".sources li").allTextContents(),
    };
  }

  return {
    say: (text) =>
      after(async () => {
        await page.locator("switchboard-chat textarea").fill(text);
        await page.keyboard.press("Enter");
      }),
    press: (label) =>
      after(() => page.locator("switchboard-chat .choices button").filter({ hasText: label }).first().click()),
    conversationId: async () => (await conversations()).find((id) => !before.has(id)) ?? "",
    async [Symbol.asyncDispose]() {
      await page.close();
    },
  };
}
