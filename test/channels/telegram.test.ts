import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { telegram } from "../../src/channels/telegram/index.ts";
import type { Received, WebhookRequest } from "../../src/core/contracts/channel.ts";
import { channelContract } from "../contract/channel-contract.ts";
import { readHtml } from "../fakes/telegram/html.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/start.ts";

const SECRET = "s3cret_for-tests";
const token = "4242:test-token";
const deps = { clock: { now: () => new Date(0) }, log: () => undefined };
const build = (apiRoot = "http://127.0.0.1:9") =>
  telegram.create(
    {
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_MESSAGES_PER_SECOND: 30,
    },
    deps,
  );
const fixture = (name: string) => JSON.parse(readFileSync(`test/fixtures/telegram/${name}.json`, "utf8"));

const post = (body: unknown, secret: string | undefined = SECRET): WebhookRequest => ({
  method: "POST",
  url: "https://support.example/webhooks/telegram",
  headers: secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret },
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});

const echo = fixture("mention");
echo.message.from.is_bot = true;

channelContract(build(), {
  genuine: () => post(fixture("mention")),
  text: "@vercelchatsdkbot hi",
  forged: [
    () => post(fixture("mention"), "guess"),
    () => post(fixture("mention"), ""),
    () => ({ ...post(fixture("mention")), headers: {} }),
    () => post(fixture("mention"), `${SECRET}x`),
  ],
  ownEcho: () => post(echo),
  nonsense: () => post({ update_id: "not a number", message: { text: { $ne: null } } }),
});

describe("what Telegram's customers send", () => {
  const receive = async (body: unknown) => (await build().receive?.(post(body)))?.events ?? [];

  it("keeps a broken body with a right secret for inspection", async () => {
    expect(await build().receive?.(post("{not json"))).toMatchObject({ events: [], unreadable: expect.any(String) });
  });

  it("reads a recorded photo in its largest size", async () => {
    expect(await receive(fixture("photo"))).toMatchObject([
      { kind: "message", text: "", attachments: [{ kind: "image", sizeBytes: 173215 }] },
    ]);
  });

  it("reads a pressed button with its label", async () => {
    const message = {
      message_id: 5,
      date: 1,
      chat: { id: 7, type: "private" },
      reply_markup: { inline_keyboard: [[{ text: "Yes, refund", callback_data: "confirm:1" }]] },
    };
    const press = {
      update_id: 9,
      callback_query: { id: "77", from: { id: 7, is_bot: false, first_name: "A" }, data: "confirm:1", message },
    };
    expect(await receive(press)).toMatchObject([
      { kind: "button", value: "confirm:1", label: "Yes, refund", threadId: "7" },
    ]);
  });

  it("reads an edit as an edit of the message before", async () => {
    const [first] = await receive(fixture("follow-up"));
    const { message } = fixture("follow-up");
    const [edit] = await receive({
      update_id: 1003,
      edited_message: { ...message, edit_date: 1, text: "how are you all" },
    });
    expect(edit).toMatchObject({ kind: "edit", text: "how are you all", target: first?.platformId });
  });

  it("takes /start for a hello, and a kick for a block", async () => {
    const { message } = fixture("follow-up");
    expect(await receive({ update_id: 1, message: { ...message, text: "/start" } })).toMatchObject([
      { kind: "joined" },
    ]);
    const member = {
      chat: message.chat,
      from: message.from,
      date: 1,
      old_chat_member: { status: "member" },
      new_chat_member: { status: "kicked" },
    };
    expect(await receive({ update_id: 2, my_chat_member: member })).toMatchObject([{ kind: "blocked" }]);
  });

  it("gives each member of a group a thread of their own", async () => {
    const { message } = fixture("follow-up");
    const inGroup = (userId: number) => ({
      update_id: 1,
      message: { ...message, chat: { id: -100, type: "supergroup" }, from: { ...message.from, id: userId } },
    });
    const threads = [...(await receive(inGroup(1))), ...(await receive(inGroup(2)))].map((event) => event.threadId);
    expect(new Set(threads).size).toBe(2);
  });

  it.each([
    ["sticker", { sticker: { file_id: "s", emoji: "👍" } }],
    ["location", { location: { latitude: 1.5, longitude: 2.5 } }],
    ["contact", { contact: { phone_number: "+491", first_name: "A" } }],
  ])("shows a %s to agents and does not crash", async (kind, content) => {
    const { message } = fixture("follow-up");
    const { text: _, ...rest } = message;
    expect(await receive({ update_id: 1, message: { ...rest, ...content } })).toMatchObject([
      { kind: "message", attachments: [{ kind }] },
    ]);
  });
});

describe("what leaves for Telegram", () => {
  it("cuts at 4,096 UTF-16 units and puts the buttons under the last part", () => {
    const parts = build().render({
      text: `${"x".repeat(4095)}🙂 end`,
      language: "en",
      quickReplies: [{ label: "Yes", value: "yes" }],
    });
    expect(parts).toHaveLength(2);
    for (const part of parts) expect(String(part["text"]).length).toBeLessThanOrEqual(4096);
    expect(parts.map((part) => "keyboard" in part)).toEqual([false, true]);
  });

  it("writes buttons that are too long for Telegram as a numbered list", () => {
    const [part] = build().render({
      text: "Which?",
      language: "en",
      quickReplies: [
        { label: "A", value: "я".repeat(40) },
        { label: "B", value: "b" },
      ],
    });
    expect(part).toEqual({ text: "Which?\n\n1. A\n2. B" });
  });

  it("formats what is light, escapes its signs, and leaves plain text alone", () => {
    const text = "**Hi <you>** & [all](https://a.example/?a=1&b=2)";
    expect(build().render({ text, format: "light", language: "en" })).toEqual([
      {
        text: "Hi <you> & all (https://a.example/?a=1&b=2)",
        html: '<b>Hi &lt;you&gt;</b> &amp; <a href="https://a.example/?a=1&amp;b=2">all</a>',
      },
    ]);
    expect(build().render({ text, language: "en" })).toEqual([{ text }]);
  });

  it("cuts a long formatted text so that no tag is torn and each part fits, also as plain text", () => {
    const text = "**Bold & <b>** and [a link](https://a.example/some/where) in a line.\n".repeat(150);
    const parts = build().render({ text, format: "light", language: "en" });
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(String(part["text"]).length).toBeLessThanOrEqual(4096);
      const shown = readHtml(String(part["html"]));
      expect("text" in shown ? shown.text.length : shown.problem).toBeLessThanOrEqual(4096);
    }
  });

  it("names the source in the customer's language", () => {
    const [part] = build().render({
      text: "30 Tage.",
      language: "de",
      citations: [{ sourceId: "r", tier: "gold", title: "Rückgabe" }],
    });
    expect(part).toEqual({ text: "30 Tage.\n\nQuelle: Rückgabe" });
  });
});

describe("against a Bot API server", () => {
  let fake: FakeTelegram;
  beforeAll(async () => {
    fake = await startFakeTelegram({ token });
    await fake.control("chat", { chatId: 7 });
  });
  afterAll(() => fake[Symbol.asyncDispose]());
  const send = (part: Record<string, unknown>, threadId = "7") =>
    build(fake.url).send({ threadId, address: {}, part, reference: "r", signal: AbortSignal.timeout(10_000) });

  it("sends text with buttons, and files in and out", async () => {
    expect(await send({ text: "hello", keyboard: [[{ text: "Yes", callback_data: "yes" }]] })).toMatchObject({
      outcome: "sent",
    });
    expect(
      await send({
        file: `data:text/plain;base64,${Buffer.from("invoice").toString("base64")}`,
        as: "document",
        name: "invoice.txt",
      }),
    ).toMatchObject({ outcome: "sent" });
    expect((await fake.ledger()).map(({ text, keyboard, fileName }) => [text, keyboard.length, fileName])).toEqual([
      ["hello", 1, undefined],
      ["", 0, "invoice.txt"],
    ]);
    await fake.control("file", { fileId: "f1", base64: Buffer.from("picture").toString("base64") });
    const file = await build(fake.url).fetchAttachment?.("f1");
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe("picture");
  });

  it("calls no method in a way that Telegram's specification does not know", async () => {
    await build(fake.url).typing?.({ threadId: "7", address: {} });
    const { calls, violations } = await fake.state();
    expect(Object.keys(calls)).toEqual(
      expect.arrayContaining(["sendMessage", "sendDocument", "sendChatAction", "getFile"]),
    );
    expect(violations).toEqual([]);
    const wrong = await fetch(`${fake.url}/bot${token}/sendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: 7, text: "x", reply_markup: { inline_keyboard: [[{ label: "no text" }]] } }),
    });
    expect(wrong.status).toBe(400);
    expect((await fake.state()).violations).toHaveLength(1);
  });

  it("sends formatted text, and the plain words when Telegram refuses the formatting", async () => {
    const before = (await fake.ledger()).length;
    const [part] = build().render({ text: "**A<B** & `c`", format: "light", language: "en" });
    expect(await send({ ...part })).toMatchObject({ outcome: "sent" });
    expect(await send({ text: "a < b", html: "<b>a < b" })).toMatchObject({ outcome: "sent" });
    expect((await fake.ledger()).slice(before).map(({ text, html }) => [text, html])).toEqual([
      ["A<B & c", "<b>A&lt;B</b> &amp; <code>c</code>"],
      ["a < b", undefined],
    ]);
  });

  it("says where a group went that became a supergroup, for each of its members", async () => {
    await fake.control("chat", { chatId: -5, migratedTo: -1005 });
    expect(await send({ text: "x" }, "-5/42")).toMatchObject({ outcome: "retry", movedTo: "-1005/42" });
  });

  it("waits as long as a 429 says", async () => {
    await fake.faults({ tooManyRequests: 1, retryAfterSeconds: 3 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "retry", retryAfterMs: 3000 });
    await fake.faults({});
  });

  it("tries again what Telegram says it did not do, and never what it may have done", async () => {
    await fake.faults({ serverError: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "retry" });
    await fake.faults({ lostResponse: 1 });
    expect(await send({ text: "x" })).toMatchObject({ outcome: "unknown" });
    await fake.faults({});
    expect(
      await build("http://127.0.0.1:9").send({
        threadId: "7",
        address: {},
        part: { text: "x" },
        reference: "r",
        signal: AbortSignal.timeout(5000),
      }),
    ).toMatchObject({ outcome: "retry" });
  });

  it("marks a customer who blocked the bot as unreachable", async () => {
    await fake.control("chat", { chatId: 8, blocked: true });
    expect(await send({ text: "x" }, "8")).toMatchObject({ outcome: "failed", unreachable: true });
  });

  it("says nothing of the token when the network fails", async () => {
    expect(
      JSON.stringify(
        await build("http://127.0.0.1:9").send({
          threadId: "7",
          address: {},
          part: { text: "x" },
          reference: "r",
          signal: AbortSignal.timeout(5000),
        }),
      ),
    ).not.toContain("test-token");
  });

  it("polls, and confirms an update only after it is accepted", async () => {
    const received: Received[] = [];
    let refuseOnce = true;
    await using _listening = (await build(fake.url).connect?.(async (batch) => {
      if (refuseOnce) {
        refuseOnce = false;
        throw new Error("the database went away");
      }
      received.push(batch);
    })) as AsyncDisposable;
    await fake.say(7, "first");
    await expect
      .poll(() => received.map(({ events }) => events[0]), { timeout: 15_000 })
      .toMatchObject([{ kind: "message", text: "first" }]);
    await expect.poll(async () => (await fake.state()).waiting, { timeout: 10_000 }).toBe(0);
  });
});
