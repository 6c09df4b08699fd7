import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listQuarantine, readQuarantined } from "../../src/store/quarantine.ts";
import { createSealing } from "../../src/store/sealing.ts";
import { untilQuiet } from "../chaos/quiet.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { odd, unreadable } from "./nonsense.ts";

const SECRET = "the-secret-of-this-test";
let fake: FakeTelegram;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTelegram();
  const env = {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    PUBLIC_URL: "http://127.0.0.1:9",
  };
  product = await startTestApp({ env });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

async function post(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { "x-telegram-bot-api-secret-token": SECRET },
): Promise<number> {
  const response = await fetch(`${product.url}/webhooks/telegram`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: { "content-type": "application/json", ...headers },
  });
  await response.arrayBuffer();
  return response.status;
}

const count = async (table: "quarantine" | "inbound_event"): Promise<number> =>
  Number((await product.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n);

let messages = 500;
function update(chatId: number, text: string, messageId = ++messages): string {
  const from = { id: chatId, is_bot: false, first_name: "Vera" };
  return JSON.stringify({
    update_id: messageId,
    message: { message_id: messageId, date: 1_790_000_000, chat: { id: chatId, type: "private" }, from, text },
  });
}

/** Somebody new says hello and is greeted. */
async function expectServed(chatId: number): Promise<void> {
  await fake.control("chat", { chatId });
  expect(await post(update(chatId, "hello"))).toBe(200);
  for (let tries = 0; tries < 200; tries++, await sleep(50)) {
    if ((await fake.ledger()).some((entry) => entry.chatId === String(chatId))) return;
  }
  throw new Error(`chat ${chatId} was not answered`);
}

describe("what arrives at a webhook", () => {
  it.each(unreadable)(
    "validly signed nonsense is acknowledged, kept for inspection and has no effect: %s",
    async (_name, body) => {
      const before = { quarantine: await count("quarantine"), events: await count("inbound_event") };
      expect(await post(body)).toBe(200);
      expect({ quarantine: await count("quarantine"), events: await count("inbound_event") }).toEqual({
        ...before,
        quarantine: before.quarantine + 1,
      });
      const sealing = createSealing(product.pool, Buffer.from(product.shared.MASTER_KEY, "hex"));
      const kept = (await listQuarantine(product.pool)).at(-1);
      expect((await readQuarantined(product.pool, sealing, kept?.id ?? ""))?.toString()).toBe(String(body));
      const { rows } = await product.pool.query<{ body: Buffer }>("SELECT body FROM quarantine WHERE id = $1", [
        kept?.id,
      ]);
      expect(rows[0]?.body.includes(String(body))).toBe(body.length === 0);
    },
  );

  it.each(odd)("an odd update is acknowledged: %s", async (_name, body) => {
    await fake.control("chat", { chatId: 31 });
    expect(await post(body)).toBe(200);
  });

  it("and after all of it everybody is served, with nothing failed and nothing left over", async () => {
    await expectServed(601);
    expect(await untilQuiet(product.pool, 20_000)).toBe(true);
    // With the step that failed, so that a red test says where to look.
    const { rows } = await product.pool.query(
      `SELECT h.reason, t.trace, c.thread_id FROM handoff h JOIN conversation c ON c.id = h.conversation_id
       LEFT JOIN turn t ON t.id = h.turn_id WHERE h.reason = 'internal-failure'`,
    );
    expect(rows, product.events.filter((event) => /failed|overruled|problem/.test(event)).join("\n")).toEqual([]);
  });

  it("without the secret, or with a wrong one, nothing is read", async () => {
    const before = await count("inbound_event");
    expect(await post(update(602, "hello"), {})).toBe(401);
    expect(await post(update(602, "hello"), { "x-telegram-bot-api-secret-token": `${SECRET}x` })).toBe(401);
    expect(await post(Buffer.alloc(0), { "x-telegram-bot-api-secret-token": "" })).toBe(401);
    expect(await count("inbound_event")).toBe(before);
  });

  it("a body of four megabytes is refused", async () => {
    expect(await post(update(603, "x".repeat(4_000_000)))).toBe(413);
    await expectServed(604);
  });

  it("another method, another path and a broken off request do no harm", async () => {
    expect((await fetch(`${product.url}/webhooks/telegram`, { method: "PUT", body: "x" })).status).toBe(405);
    expect((await fetch(`${product.url}/webhooks/telegram`)).status).toBeLessThan(500);
    expect((await fetch(`${product.url}/webhooks/no-such-channel`, { method: "POST", body: "{}" })).status).toBe(404);
    const halfway = new AbortController();
    const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"update_id":')) });
    const broken = fetch(`${product.url}/webhooks/telegram`, {
      method: "POST",
      body,
      signal: halfway.signal,
      duplex: "half",
    } as RequestInit);
    await sleep(50);
    halfway.abort();
    await expect(broken).rejects.toThrow();
    await expectServed(605);
  });

  it("the same update ten times, five of them at once, is one message", async () => {
    await fake.control("chat", { chatId: 606 });
    const body = update(606, "hello");
    expect(await Promise.all(Array.from({ length: 5 }, () => post(body)))).toEqual([200, 200, 200, 200, 200]);
    for (let again = 0; again < 5; again++) expect(await post(body)).toBe(200);
    expect(await untilQuiet(product.pool, 20_000)).toBe(true);
    const { rows } = await product.pool.query(
      "SELECT 1 FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.thread_id = '606' AND m.author = 'customer'",
    );
    expect(rows).toHaveLength(1);
    expect((await fake.ledger()).filter((entry) => entry.chatId === "606")).toHaveLength(1);
  });

  it("updates that arrive in the wrong order are all taken", async () => {
    await fake.control("chat", { chatId: 607 });
    const bodies = [update(607, "hello"), update(607, "thanks"), update(607, "bye")].reverse();
    for (const body of bodies) expect(await post(body)).toBe(200);
    expect(await untilQuiet(product.pool, 20_000)).toBe(true);
    const { rows } = await product.pool.query(
      "SELECT m.sequence FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.thread_id = '607' AND m.author = 'customer'",
    );
    expect(rows).toHaveLength(3);
  });
});
