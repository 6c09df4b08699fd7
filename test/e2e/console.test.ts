import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADA, BEN, colleague, startConsole, type TestConsole, visitor } from "../console/support.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";
import { messageEvent } from "../support/store.ts";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The built pages in a real browser, over the real API, store and agent actions. */
describe.skipIf(!chromiumAvailable)("the console in a browser", () => {
  let test: TestConsole;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  const troubles: string[] = [];

  beforeAll(async () => {
    test = await startConsole();
    browser = await openBrowser();
    page = await browser.context.newPage();
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (line) => {
      // A refused or missing answer is part of some tests; anything else in the console is a fault.
      if (line.type() === "error" && !line.text().startsWith("Failed to load resource")) troubles.push(line.text());
    });
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await test?.[Symbol.asyncDispose]();
  });

  const queued = async (thread: string): Promise<string> => {
    const id = await test.customerWrites(thread, `Hello from ${thread}`);
    await test.botAnswers(id, "A colleague will look at this.", {
      priority: 1,
      package: { detail: "612.00 EUR is over the limit", draft: { text: "I would refund it.", confidence: 0.4 } },
    });
    return id;
  };
  const says = (text: string) => page.getByText(text, { exact: false }).first();

  it("makes the first account from the printed link and lands in the empty queue", async () => {
    await page.goto((await test.console.setupLink()) ?? "");
    await page.getByLabel("Name").fill(ADA.name);
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await says("Nobody is waiting").waitFor();
  });

  it("refuses a wrong password with a word, and lets the right one in", async () => {
    await page.getByRole("button", { name: "Account" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByLabel("E-mail").fill(ADA.email);
    await page.getByRole("textbox", { name: "Password" }).fill("wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await says("E-mail or password is wrong").waitFor();
    await page.getByRole("textbox", { name: "Password" }).fill(ADA.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await says("Nobody is waiting").waitFor();
  });

  it("shows a conversation that enters the queue by itself", async () => {
    await says("Live").waitFor();
    await queued("ana");
    await says("A colleague will look at this.").waitFor();
    expect(await page.locator("a.row-link").count()).toBe(1);
  });

  it("takes over, replies, hands back with the keyboard alone", async () => {
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await says("Waiting for a person").waitFor();
    await says("612.00 EUR is over the limit").waitFor();
    await page.keyboard.press("t");
    await says("You have this conversation").waitFor();
    await page.keyboard.press("r");
    const box = page.getByRole("textbox", { name: "Reply" });
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("Hello Ana, I am looking into it.");
    await page.keyboard.press("Control+Enter");
    await page.locator('.bubble[data-author="agent"]', { hasText: "Hello Ana" }).waitFor();
    expect(await box.inputValue()).toBe("");
    await page.getByRole("button", { name: "Hand back to the bot" }).click();
    await page.getByRole("dialog").getByLabel("Note").fill("refund is checked");
    await page.getByRole("dialog").getByRole("button", { name: "Hand back to the bot" }).click();
    await says("The bot waits for the customer").waitFor();
    await page.locator('.bubble[data-author="note"]', { hasText: "refund is checked" }).waitFor();
  });

  it("resolves with a reason, and the conversation leaves the queue", async () => {
    await page.getByRole("button", { name: "Take over" }).click();
    await says("You have this conversation").waitFor();
    await page.getByRole("log").click();
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByText("Question answered").click();
    await page.getByRole("dialog").getByRole("button", { name: "Resolve" }).click();
    await says("Closed. Reopen it to write.").waitFor();
    await page.getByRole("link", { name: "Closed" }).click();
    await page.locator("a.row-link", { hasText: "Question answered" }).waitFor();
  });

  it("puts the bot's draft into the reply box, and shows the trace of the turn", async () => {
    const id = await queued("draft");
    await page.goto(`${test.url}/console/inbox/queue/${id}`);
    await page.getByRole("button", { name: "Use as reply" }).click();
    await expect.poll(() => page.getByRole("textbox", { name: "Reply" }).inputValue()).toBe("I would refund it.");
    await page.getByRole("button", { name: "How this came about" }).click();
    await page.getByRole("cell", { name: "return_policy 0.93" }).waitFor();
  });

  it("joins two customers after a look at who they are, and separates them again", async () => {
    const other = await test.customerWrites("person-a", "hello from the phone");
    const id = await test.customerWrites("person-b", "hello from the desk");
    await page.goto(`${test.url}/console/inbox/all/${id}`);
    await page.getByRole("button", { name: "Join with another customer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Conversation, customer number or id").fill(other);
    await dialog.getByRole("button", { name: "Search" }).click();
    await dialog.getByText("person-a").waitFor();
    await dialog.getByRole("button", { name: "They are the same person" }).click();
    await page.getByText("hello from the phone").first().waitFor();
    await says("Joined with another customer").waitFor();
    await page.getByRole("button", { name: "Separate" }).click();
    await dialog.getByRole("button", { name: "Separate" }).click();
    await says("Separated from another customer again").waitFor();
    expect(await page.getByText("joined by Ada").count()).toBe(0);
  });

  it("shows a place as a link, a contact with its number and a file to fetch", async () => {
    const { conversationId } = await test.accept({
      ...messageEvent("things", "", "things:1"),
      kind: "message",
      text: "",
      attachments: [
        { ref: "geo:52.52,13.405", kind: "location" },
        { ref: "tel:+4930123456", kind: "contact", name: "Eva" },
        { ref: "voice-1", kind: "audio", transcript: "where is my parcel" },
      ],
    });
    await page.goto(`${test.url}/console/inbox/all/${conversationId}`);
    expect(await page.getByRole("link", { name: "52.52, 13.405" }).getAttribute("href")).toContain("mlat=52.52");
    await says("Eva · +4930123456").waitFor();
    await says("where is my parcel").waitFor();
    const loading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Recording" }).click();
    expect((await loading).suggestedFilename()).toBe("audio");
  });

  it("shows a takeover by a colleague within a second, and says who has it", async () => {
    const ada = await signedInAda();
    const ben = await colleague(test, ada, BEN);
    const id = await queued("taken");
    await page.goto(`${test.url}/console/inbox/queue/${id}`);
    await says("Waiting for a person").waitFor();
    await says("Live").waitFor();
    const at = performance.now();
    await ben.post(`/conversations/${id}/take-over`);
    await says("Ben has this conversation").waitFor();
    expect(performance.now() - at).toBeLessThan(1_000);
    expect(await page.getByRole("button", { name: "Take over" }).isDisabled()).toBe(true);
  });

  it("shows customers' markup as text and runs none of it", async () => {
    const payloads = ['<img src=x onerror="window.hit=1">', "<script>window.hit=1</script>", "javascript:window.hit=1"];
    const id = await test.customerWrites("script", payloads.join("\n"));
    await page.goto(`${test.url}/console/inbox/all/${id}`);
    await page.locator(".bubble", { hasText: "onerror" }).waitFor();
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
  });

  it("keeps a long conversation whole while earlier messages are read and new ones come in", async () => {
    const id = await test.customerWrites("long", "message 1");
    for (let n = 2; n <= 120; n += 1) await test.customerWrites("long", `message ${n}`);
    await page.goto(`${test.url}/console/inbox/all/${id}`);
    await says("Live").waitFor();
    await expect.poll(() => page.locator(".bubble").count()).toBe(100);
    await test.customerWrites("long", "message 121");
    test.bus.publish({ conversationId: id, sequence: 121, about: "transcript" });
    await expect.poll(() => page.locator(".bubble").count()).toBe(101);
    await page.getByRole("button", { name: "Show earlier messages" }).click();
    await expect.poll(() => page.locator(".bubble").count()).toBe(121);
    expect(await page.locator(".bubble").allInnerTexts()).toEqual(
      Array.from({ length: 121 }, (_, n) => `message ${n + 1}`),
    );
  });

  it("says until when a customer can be written to, and what can be sent once that is over", async () => {
    const id = await test.customerWrites("+34600", "hola", "whatsapp-twilio");
    await page.goto(`${test.url}/console/inbox/all/${id}`);
    await says("Window open until").waitFor();
    await test.db.pool.query("UPDATE conversation SET last_inbound_at = now() - interval '25 hours' WHERE id = $1", [
      id,
    ]);
    await page.reload();
    await says("Window closed: only a template can be sent").waitFor();
    await page.goto(`${test.url}/console/channels`);
    await says("Over now in 1 open conversations").waitFor();
    await says("80 in 1 sec for the account").waitFor();
  });

  it("shows an agent's formatting as the customer will see it", async () => {
    const id = await queued("formats");
    await page.goto(`${test.url}/console/inbox/queue/${id}`);
    await page.getByRole("button", { name: "Take over" }).click();
    const box = page.getByRole("textbox", { name: "Reply" });
    await box.fill("It is **ready**: [the page](https://shop.example/1)");
    await page.getByRole("button", { name: "Send" }).click();
    await page.locator(".bubble b", { hasText: "ready" }).waitFor();
    expect(await page.locator(".bubble a").getAttribute("href")).toBe("https://shop.example/1");
  });

  it("has nothing that keeps people with disabilities out, in light and in dark", async () => {
    const id = await queued("axe");
    const whatsapp = await test.customerWrites("+34602", "hola", "whatsapp-twilio");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const path of [
        `inbox/queue/${id}`,
        "inbox/all",
        `inbox/all/${whatsapp}`,
        "notices",
        "channels",
        "team",
        `audit/${id}`,
      ]) {
        await page.goto(`${test.url}/console/${path}`);
        await says("Live").waitFor();
        await page.getByRole("status", { name: "Loading" }).waitFor({ state: "detached" });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() => window.axe.run(document));
        const found = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          found.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 160))]),
          `${path} ${colorScheme}`,
        ).toEqual([]);
      }
    }
    await page.emulateMedia({ colorScheme: "light" });
  }, 120_000);

  it("returns to sign-in when the session is revoked", async () => {
    await page.goto(`${test.url}/console/team`);
    await says("Your sessions").waitFor();
    await test.db.pool.query("DELETE FROM agent_session");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("left no error in the browser's console", () => {
    expect(troubles).toEqual([]);
  });

  async function signedInAda() {
    const ada = visitor(test.url);
    await ada.post("/session", { email: ADA.email, password: ADA.password });
    return ada;
  }
});
