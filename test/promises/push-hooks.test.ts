import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FakeAppServer, startFakeAppServer } from "../fakes/app-server/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

let server: FakeAppServer;
let product: TestApp;
beforeAll(async () => {
  server = await startFakeAppServer();
  product = await startTestApp({ env: server.env });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});
beforeEach(() => server.faults({}));

const PATIENCE = { timeout: 20_000, interval: 100 };
const question = "What is your return policy?";

async function customer(channel = "api") {
  const call = (path: string, body: unknown, token = "") =>
    fetch(`${product.url}/api/v1/conversations${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const { conversationId, token } = await (await call("", { channel })).json();
  const path = `/${conversationId}`;
  return {
    conversationId,
    say: (text: string, query = "") => call(`${path}/messages${query}`, { id: randomUUID(), text }, token),
    /** Reads the stream until it closes; resolves with how many messages came so far. */
    async listen() {
      const closing = new AbortController();
      const headers = { authorization: `Bearer ${token}` };
      const url = `${product.url}/api/v1/conversations${path}/events`;
      const { body } = await fetch(url, { headers, signal: closing.signal });
      let heard = "";
      const reading = (async () => {
        const reader = body?.getReader();
        for (let read = await reader?.read(); read && !read.done; read = await reader?.read())
          heard += Buffer.from(read.value).toString();
      })().catch(() => undefined);
      return {
        replies: () => heard.match(/"from":"bot"/g)?.length ?? 0,
        async close() {
          closing.abort();
          await reading;
        },
      };
    },
    async pushes() {
      const { rows } = await product.pool.query<{ state: string; sequence: number }>(
        "SELECT state, sequence FROM push WHERE conversation_id = $1 ORDER BY sequence",
        [conversationId],
      );
      return rows;
    },
    taken: async () => (await server.state()).taken.filter((event) => event.conversationId === conversationId),
  };
}

it("a reply to a customer who is away reaches the app's server once, signed, without its text", async () => {
  const away = await customer();
  await away.say(question);
  await expect.poll(away.pushes, PATIENCE).toMatchObject([{ state: "sent", sequence: 2 }]);
  expect(await away.taken()).toEqual([
    {
      id: expect.any(String),
      type: "reply",
      conversationId: away.conversationId,
      sequence: 2,
      channel: "api",
      account: "default",
      at: expect.any(String),
    },
  ]);
  expect((await server.state()).forged).toBe(0);
});

it.each([
  ["answers get lost", { lostResponse: 1 }],
  ["it answers 503", { serverError: 1 }],
  ["it asks to slow down", { tooManyRequests: 1, retryAfterSeconds: 1 }],
])("keeps its id over all tries while %s, and is taken once", async (_what, faults) => {
  await server.faults(faults);
  const away = await customer();
  const triesBefore = (await server.state()).tries;
  await away.say(question);
  await expect.poll(async () => (await server.state()).tries, PATIENCE).toBeGreaterThan(triesBefore + 1);
  await server.faults({});
  await expect.poll(away.pushes, PATIENCE).toMatchObject([{ state: "sent" }]);
  expect(await away.taken()).toHaveLength(1);
});

it("nobody is told of a reply that the customer's open stream showed", async () => {
  const present = await customer();
  const stream = await present.listen();
  await present.say(question);
  await expect.poll(stream.replies, PATIENCE).toBe(1);
  await expect.poll(present.pushes, PATIENCE).toMatchObject([{ state: "seen" }]);
  await stream.close();
  expect(await present.taken()).toEqual([]);
});

it("nobody is told of a reply that the customer waited for", async () => {
  const waiting = await customer("widget");
  await waiting.say(question, "?wait=1");
  await expect.poll(waiting.pushes, PATIENCE).toMatchObject([{ state: "seen" }]);
  expect(await waiting.taken()).toEqual([]);
});

it("a customer who left before the reply is away, however short ago they were there", async () => {
  const leaving = await customer();
  await (await leaving.listen()).close();
  await leaving.say(question);
  await expect.poll(leaving.pushes, PATIENCE).toMatchObject([{ state: "sent" }]);
  expect(await leaving.taken()).toHaveLength(1);
});

it("a push that waits for the app's server survives a restart", async () => {
  await server.faults({ serverError: 1 });
  const away = await customer();
  const triesBefore = (await server.state()).tries;
  await away.say(question);
  await expect.poll(async () => (await server.state()).tries, PATIENCE).toBeGreaterThan(triesBefore);
  await product.restart();
  await server.faults({});
  await expect.poll(away.pushes, PATIENCE).toMatchObject([{ state: "sent" }]);
  expect(await away.taken()).toHaveLength(1);
}, 90_000);
