import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHttpServer, type HttpServer } from "../../src/http/index.ts";
import { fakeBackend } from "../http/support/fake-backend.ts";
import { chromiumAvailable, openBrowser } from "../support/chromium.ts";

const configFile = fileURLToPath(new URL("../../src/widget/vite.config.ts", import.meta.url));

describe.skipIf(!chromiumAvailable)("the widget in a browser", () => {
  let dist: string;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let context: BrowserContext;
  let backend: ReturnType<typeof fakeBackend>;
  let server: HttpServer;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    dist = await mkdtemp(path.join(os.tmpdir(), "switchboard-widget-"));
    await build({ configFile, logLevel: "silent", build: { outDir: path.join(dist, "widget") } });
    browser = await openBrowser();
    context = browser.context;
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await rm(dist, { recursive: true, force: true });
  });

  beforeEach(async () => {
    backend = fakeBackend();
    server = await createHttpServer({ ...backend.deps, distFolder: dist });
    page = await context.newPage();
    problems.length = 0;
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => void (message.type() === "error" && problems.push(message.text())));
    await page.goto(`${server.url}/demo`);
  });
  afterEach(async () => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await server.close();
  });

  const open = () => page.getByRole("button", { name: /^Open chat/ }).click();
  const write = async (text: string) => {
    await page.getByLabel("Write a message").fill(text);
    await page.keyboard.press("Enter");
  };
  const log = () => page.getByRole("log");
  const onlyTalk = () => {
    const [talk, ...more] = backend.talks.values();
    if (!talk || more.length > 0) throw new Error(`expected one conversation, found ${backend.talks.size}`);
    return talk;
  };

  it("serves a customer: they write, and read the reply with its source", async () => {
    backend.state.answer = () => ({
      text: "From 9 to 5.",
      citations: [{ sourceId: "hours", tier: "gold", title: "Opening hours" }],
    });
    await open();
    await write("When are you open?");

    await log().getByText("From 9 to 5.").waitFor();
    await log().getByText("Opening hours").waitFor();
    expect(await log().locator(".row").count()).toBe(2);
    expect(problems).toEqual([]);
  });

  it("shows formatting, links and a card, and takes no address that could run something", async () => {
    backend.state.answer = () => ({
      text: "**Bold** <b>not</b>\n- [the page](https://shop.example/a)\n- [no](javascript:alert(1))\nend",
      format: "light",
      card: { title: "Please confirm", facts: [{ label: "Amount", value: "€20.00" }] },
    });
    await open();
    await write("Refund it");
    const bubble = log().locator(".bot .bubble");
    await bubble.locator("b", { hasText: /^Bold$/ }).waitFor();
    expect(await bubble.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([
      "https://shop.example/a",
    ]);
    expect(await bubble.textContent()).toContain("<b>not</b>");
    expect(await bubble.textContent()).toContain("[no](javascript:alert(1))");
    expect(await bubble.locator("li").count()).toBe(2);
    expect(await bubble.locator(".card").textContent()).toBe("Please confirmAmount€20.00");
    expect(problems).toEqual([]);
  });

  it("shows plain text as it is, markers and all", async () => {
    backend.state.answer = () => ({ text: "**plain** [x](https://a.example)" });
    await open();
    await write("Hello");
    await log().getByText("**plain** [x](https://a.example)").waitFor();
  });

  it("stays small: less than 30 kB over the wire", async () => {
    expect(gzipSync(await readFile(path.join(dist, "widget", "widget.js"))).length).toBeLessThan(30_000);
  });

  it("says first that it is an AI assistant", async () => {
    await open();
    await page.getByText("You are writing with an AI assistant.").waitFor();
  });

  it("shows the conversation again after a reload", async () => {
    await open();
    await write("hello");
    await log().getByText("You said: hello").waitFor();
    await page.reload();
    await open();

    await log().getByText("You said: hello").waitFor();
    expect(await log().locator(".row").count()).toBe(2);
    expect(backend.talks.size).toBe(1);
  });

  it("offers quick replies and sends the pressed one's value", async () => {
    backend.state.answer = (text) =>
      text === "Yes"
        ? { text: "Done." }
        : {
            text: "Shall I?",
            quickReplies: [
              { label: "Yes", value: "yes:1" },
              { label: "No", value: "no:1" },
            ],
          };
    await open();
    await write("please do");
    await page.getByRole("button", { name: "Yes" }).click();

    await log().getByText("Done.").waitFor();
    expect(backend.events.at(-1)).toMatchObject({ kind: "button", value: "yes:1", label: "Yes" });
    expect(await page.getByRole("button", { name: "Yes" }).count()).toBe(0);
  });

  it("keeps what is written without a connection, and sends it once when it is back", async () => {
    await open();
    await write("first");
    await log().getByText("You said: first").waitFor();
    await context.setOffline(true);
    await write("second");
    await write("third");
    await page.getByText("No connection.").waitFor();
    await context.setOffline(false);

    await log().getByText("You said: third").waitFor();
    const said = onlyTalk()
      .rows.filter((row) => row.author === "customer")
      .map((row) => row.content.text);
    expect(said).toEqual(["first", "second", "third"]);
  });

  it("survives a restart of the server without losing or doubling a message", async () => {
    await open();
    await write("before");
    await log().getByText("You said: before").waitFor();
    const port = Number(new URL(server.url).port);
    await server.close();
    await write("while it is away");
    backend.add(onlyTalk(), "agent", { text: "An agent wrote meanwhile" });
    server = await createHttpServer({
      ...backend.deps,
      distFolder: dist,
      settings: { ...backend.deps.settings, port },
    });

    await log().getByText("You said: while it is away").waitFor();
    await log().getByText("An agent wrote meanwhile").waitFor();
    expect(onlyTalk().rows.filter((row) => row.content.text === "while it is away")).toHaveLength(1);
  });

  it("falls back to server-sent events where sockets are blocked", async () => {
    await page.addInitScript(() => {
      class Blocked extends EventTarget {
        static readonly OPEN = 1;
        onclose?: (event: { code: number }) => void;
        constructor() {
          super();
          setTimeout(() => this.onclose?.({ code: 1006 }), 1);
        }
        close() {
          return undefined;
        }
      }
      Object.assign(window, { WebSocket: Blocked });
    });
    await page.reload();
    await open();
    const streaming = page.waitForRequest((request) => request.url().endsWith("/events"));
    await write("hello");
    await streaming;
    backend.add(onlyTalk(), "agent", { text: "pushed by the server" }, { agentName: "Kim" });
    await log().getByText("pushed by the server").waitFor();
  });

  it("puts whatever anybody wrote into the page as text", async () => {
    const evil = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>[x](javascript:document.title='owned')`;
    backend.state.answer = () => ({
      text: evil,
      citations: [{ sourceId: "x", tier: "gold", title: evil }],
      quickReplies: [{ label: evil, value: "x" }],
    });
    await open();
    await write(evil);
    await log().locator(".row.bot").waitFor();

    expect(await page.title()).not.toBe("owned");
    expect(await log().locator("img, script, a").count()).toBe(0);
    expect(await log().locator(".row.bot .bubble").textContent()).toBe(evil);
  });

  it("tells when a person takes over, and by name when they are there", async () => {
    backend.state.answer = () => ({ text: "I'm passing you on.", handoff: true });
    await open();
    await write("a human please");
    await page.getByText("A person will take over here.").waitFor();

    const talk = onlyTalk();
    talk.owner = "agent";
    talk.agentName = "Kim";
    backend.add(talk, "agent", { text: "Hi, this is Kim." }, { agentName: "Kim" });
    await page.getByText("You are chatting with Kim.").waitFor();
  });

  it("asks for a rating once the conversation is closed, and keeps it", async () => {
    await open();
    await write("hello");
    await log().getByText("You said: hello").waitFor();
    const talk = onlyTalk();
    talk.owner = "nobody";
    backend.bus.publish({ conversationId: talk.id, sequence: 0, about: "changed" });
    await page.getByRole("button", { name: "4 of 5" }).click();

    await page.getByText("Thank you!").waitFor();
    expect(backend.ratings.get(talk.id)).toEqual({ score: 4 });
  });

  it("counts what arrives while it is closed", async () => {
    await open();
    await write("hello");
    await log().getByText("You said: hello").waitFor();
    await page.keyboard.press("Escape");
    backend.add(onlyTalk(), "agent", { text: "one more thing" });

    await page.getByRole("button", { name: "Open chat, 1 unread message" }).click();
    await log().getByText("one more thing").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Open chat", exact: true }).waitFor();
  });

  it("can be used with the keyboard alone, and Escape gives the focus back", async () => {
    const launcher = page.getByRole("button", { name: "Open chat" });
    await launcher.focus();
    await page.keyboard.press("Enter");
    const focused = () =>
      page.evaluate(() =>
        document.querySelector("switchboard-chat")?.shadowRoot?.activeElement?.getAttribute("aria-label"),
      );
    expect(await focused()).toBe("Write a message");
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("Open chat");
  });

  it("speaks the page's language, also when it changes", async () => {
    await open();
    await page.getByRole("button", { name: "DE" }).click();
    await page.getByLabel("Nachricht schreiben").waitFor();
    expect(await page.getByText("KI-Assistenten").count()).toBe(1);
  });

  it("starts a new conversation with what was written when the old one is gone", async () => {
    await open();
    await write("hello");
    await log().getByText("You said: hello").waitFor();
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) {
        const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
        localStorage.setItem(key, JSON.stringify({ ...kept, token: "from another server", expiresAt: 0 }));
      }
    });
    await page.reload();
    await open();
    await write("are you there?");

    await log().getByText("You said: are you there?").waitFor();
    expect(backend.talks.size).toBe(2);
  });

  it("starts anew on the same page when the server forgets the conversation, showing only the new one", async () => {
    await open();
    await write("hello");
    await log().getByText("You said: hello").waitFor();
    backend.talks.clear();
    const port = Number(new URL(server.url).port);
    await server.close();
    server = await createHttpServer({
      ...backend.deps,
      distFolder: dist,
      settings: { ...backend.deps.settings, port, sessionSecret: Buffer.alloc(32, 9) },
    });
    await write("and now?");

    await log().getByText("You said: and now?").waitFor();
    expect(await log().locator(".row").count()).toBe(2);
  });

  it("has no accessibility faults that a machine can find, open or closed, light or dark", async () => {
    backend.state.answer = () => ({ text: "Shall I?", quickReplies: [{ label: "Yes", value: "yes:1" }] });
    const faults = async () => {
      await page.evaluate(axe.source);
      return page.evaluate(async () => {
        const { violations } = await Reflect.get(window, "axe").run(document, {
          runOnly: ["wcag2a", "wcag2aa", "wcag21aa"],
        });
        return violations.map(
          (fault: { id: string; nodes: { html: string }[] }) => `${fault.id} ${fault.nodes[0]?.html}`,
        );
      });
    };
    expect(await faults()).toEqual([]);
    await open();
    await write("please do");
    await page.getByRole("button", { name: "Yes" }).waitFor();
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await faults()).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    expect(await faults()).toEqual([]);
  });

  it("opens from a suggestion on the demo page and asks it", async () => {
    await page.getByRole("button", { name: "I want to cancel my booking" }).click();
    await log().getByText("You said: I want to cancel my booking").waitFor();
    expect(problems).toEqual([]);
  });
});
