import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, startApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.ts";

const configFile = fileURLToPath(new URL("../../src/widget/vite.config.ts", import.meta.url));

describe.skipIf(!chromiumAvailable)("a customer on the website, served by the whole program", () => {
  let database: FreshDatabase;
  let data: string;
  let env: Record<string, string>;
  let app: App;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  const start = () => startApp(readConfig(env), { roles: new Set(["web", "worker"]), log: () => undefined });

  beforeAll(async () => {
    await build({ configFile, logLevel: "silent" });
    database = await freshDatabase();
    data = await mkdtemp(path.join(os.tmpdir(), "switchboard-e2e-"));
    env = {
      DATABASE_URL: database.url,
      MASTER_KEY: randomBytes(32).toString("base64"),
      DATA_DIR: data,
      PORT: String(await freePort()),
    };
    [app, browser] = await Promise.all([start(), openBrowser()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await app?.stop();
    await database?.[Symbol.asyncDispose]();
    await rm(data, { recursive: true, force: true });
  });

  beforeEach(async () => {
    page = await browser.context.newPage();
    await page.goto(`${app.url}/demo`);
  });
  afterEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  const open = () => page.locator("switchboard-chat .launcher").click();
  const replies = () => page.getByRole("log").locator(".row.bot");
  const ask = async (text: string) => {
    const before = await replies().count();
    await page.locator("switchboard-chat textarea").fill(text);
    await page.keyboard.press("Enter");
    await replies().nth(before).waitFor();
    return (await replies().nth(before).locator(".bubble").textContent()) ?? "";
  };

  it("gets an answer from the business's own source, and sees which", async () => {
    await open();
    expect(await ask("What is your return policy?")).toMatch(/30 days/);
    await page.getByText("From: ").waitFor();
  });

  it("is answered in German on a German question", async () => {
    await open();
    expect(await ask("Wie lange kann ich einen Artikel zurückgeben?")).toMatch(/\b(Tage|Tagen)\b/);
  });

  it("is passed to a person who was asked for, and told so", async () => {
    await open();
    await ask("I want to talk to a human");
    await page.getByText("A person will take over here.").waitFor();
    await page.reload();
    await open();
    await page.getByText("A person will take over here.").waitFor();
    expect(await replies().count()).toBe(1);
  });

  it("is answered once although the program was restarted under their hands", async () => {
    await open();
    await ask("What is your return policy?");
    await app.stop();
    await page.locator("switchboard-chat textarea").fill("Which payment methods do you accept?");
    await page.keyboard.press("Enter");
    app = await start();

    await replies().nth(1).waitFor({ timeout: 60_000 });
    const mine = await page.getByRole("log").locator(".row.customer .bubble").allTextContents();
    expect(mine).toEqual(["What is your return policy?", "Which payment methods do you accept?"]);
  }, 120_000);
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
