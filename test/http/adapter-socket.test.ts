import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { whatsappWeb } from "../../src/channels/whatsapp-web/index.ts";
import { createAdapterHub } from "../../src/http/adapter-socket/hub.ts";
import { asEvent, inboundEvent } from "../../src/http/adapter-socket/inbound-schema.ts";
import { createAdapterSocket } from "../../src/http/adapter-socket/index.ts";
import { createHttpServer } from "../../src/http/index.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { customerSays, type ScriptedAdapter, scriptedAdapter } from "../support/scripted-adapter.ts";
import { fakeBackend } from "./support/fake-backend.ts";

const KEY = randomBytes(32).toString("hex");
let product: TestApp;
beforeAll(async () => {
  product = await startTestApp({ env: { ADAPTER_KEY: KEY, WHATSAPP_WEB_ENABLED: "1" } });
}, 120_000);
afterAll(() => product?.[Symbol.asyncDispose]());

const build = () =>
  whatsappWeb.create(
    { WHATSAPP_WEB_ENABLED: "1" },
    { clock: { now: () => new Date(0) }, log: () => undefined, adapters: createAdapterHub() },
  );
const eventOf = (raw: unknown) => asEvent(inboundEvent.parse(raw));
const connect = () => scriptedAdapter(product.url, KEY);
const deliveries = async (threadId: string) =>
  (
    await product.pool.query<{ state: string; problem: string | null; platform_id: string | null }>(
      `SELECT d.state, d.problem, d.platform_id FROM delivery d JOIN conversation c ON c.id = d.conversation_id
       WHERE c.channel = 'whatsapp-web' AND c.thread_id = $1 ORDER BY d.id`,
      [threadId],
    )
  ).rows;
let thread = 0;
let threadId = "";
const says = (text: string, more = {}) => customerSays(text, { threadId, sender: { externalId: threadId }, ...more });
beforeEach(() => {
  threadId = `${1000 + ++thread}@lid`;
});

describe("who may connect as an adapter", () => {
  it("lets nobody in without the right key", async () => {
    for (const key of [undefined, "", "guess", `${KEY}x`])
      await expect(scriptedAdapter(product.url, key)).rejects.toThrow("refused 401");
  });

  it("refuses a channel that is no adapter's, an unknown account, and a first frame that is no hello", async () => {
    const hello = { type: "hello", protocol: 1, channel: "whatsapp-web", account: "default" };
    for (const [first, code] of [
      [{ ...hello, channel: "telegram" }, 4404],
      [{ ...hello, channel: "widget" }, 4404],
      [{ ...hello, account: "another" }, 4404],
      [{ ...hello, protocol: 2 }, 4400],
      ["{broken", 4400],
    ] as const)
      expect(await (await scriptedAdapter(product.url, KEY, first)).closed).toBe(code);
  });

  it("puts a second connection for an account in place of the first", async () => {
    const first = await connect();
    await first.until(({ type }) => type === "welcome");
    await using second = await connect();
    expect(await first.closed).toBe(4409);
    await second.until(({ type }) => type === "welcome");
    second.send({ type: "events", id: "1", events: [says("hello")] });
    await second.until(({ type, id }) => type === "ack" && id === "1");
  });

  it("survives a frame that is too large, and frames that are nonsense", async () => {
    const large = await connect();
    large.send("x".repeat(600_000));
    expect(await large.closed).toBe(1009);
    await using adapter = await connect();
    for (const frame of ["", "[]", "null", '{"type":"send"}', { type: "result", outcome: "sent" }, { type: "events" }])
      adapter.send(frame);
    adapter.send({ type: "events", id: "after", events: [says("still here?")] });
    await adapter.until(({ type, id }) => type === "ack" && id === "after");
  });
});

describe("what an adapter tells", () => {
  it("is answered through the adapter, and acknowledged only once it is stored", async () => {
    await using adapter = await connect();
    const event = says("What is your return policy?");
    adapter.send({ type: "events", id: "e1", events: [event] });
    await adapter.until(({ type, id }) => type === "ack" && id === "e1");
    const { rowCount } = await product.pool.query("SELECT 1 FROM inbound_event WHERE platform_id = $1", [
      event.platformId,
    ]);
    expect(rowCount).toBe(1);
    const { reference, part } = await adapter.until(({ type, to }) => type === "send" && to?.threadId === threadId);
    expect(part?.["text"]).toMatch(/30|return/i);
    adapter.send({ type: "result", reference, outcome: "sent", platformId: "p1" });
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "sent", platform_id: "p1" }]);
    adapter.send({ type: "events", id: "e2", statuses: [{ reference, status: "read" }] });
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "read" }]);
  });

  it("is one message however often it comes", async () => {
    await using adapter = await connect();
    const event = says("hello");
    for (const id of ["1", "2", "3"]) adapter.send({ type: "events", id, events: [event, event] });
    await adapter.until(({ type, id }) => type === "ack" && id === "3");
    const { rows } = await product.pool.query(
      "SELECT 1 FROM message m JOIN conversation c ON c.id = m.conversation_id WHERE c.thread_id = $1 AND m.author = 'customer'",
      [threadId],
    );
    expect(rows).toHaveLength(1);
  });

  it("is kept for inspection when it cannot be read, and what is beside it is not lost", async () => {
    await using adapter = await connect();
    adapter.send({ type: "events", id: "q", events: [{ kind: "surprise" }, says("beside it")] });
    await adapter.until(({ type, id }) => type === "ack" && id === "q");
    const { rowCount } = await product.pool.query("SELECT 1 FROM quarantine WHERE channel = 'whatsapp-web'");
    expect(rowCount).toBe(1);
    await adapter.until(({ type, to }) => type === "send" && to?.threadId === threadId);
  });

  it("never makes a customer proven", async () => {
    await using adapter = await connect();
    const sender = { externalId: threadId, trust: 2, backofficeId: "C-1" };
    adapter.send({ type: "events", id: "t", events: [says("hi", { sender })] });
    await adapter.until(({ type, id }) => type === "ack" && id === "t");
    const { rows } = await product.pool.query("SELECT trust FROM identity WHERE external_id = $1", [threadId]);
    expect(rows).toEqual([{ trust: 1 }]);
  });

  it("keeps its pairing code out of the log and the database", async () => {
    await using adapter = await connect();
    adapter.send({ type: "state", connection: "pairing", pairingCode: "K3Y5-T0KN", qr: { text: "ref,key,secret" } });
    await expect
      .poll(async () => (await product.pool.query("SELECT state FROM channel_state")).rows)
      .toMatchObject([{ state: { adapter: expect.any(String) } }]);
    const { rows } = await product.pool.query("SELECT state::text AS state FROM channel_state");
    expect(JSON.stringify(rows) + product.events.join("\n")).not.toMatch(/K3Y5|ref,key/);
  });
});

describe("what becomes of a reply", () => {
  const ask = async (adapter: ScriptedAdapter, id: string) => {
    adapter.send({ type: "events", id, events: [says("What is your return policy?")] });
    return adapter.until(({ type, to }) => type === "send" && to?.threadId === threadId);
  };

  it("is unknown, and never sent again, when the connection breaks after it was handed over", async () => {
    const adapter = await connect();
    const { reference } = await ask(adapter, "u");
    adapter.cut();
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "unknown" }]);
    await using back = await connect();
    // The adapter kept what became of it and tells when it is back.
    back.send({ type: "events", id: "late", statuses: [{ reference, status: "delivered", platformId: "p9" }] });
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "delivered", platform_id: "p9" }]);
    expect(back.frames.filter(({ type }) => type === "send")).toEqual([]);
  });

  it("waits while no adapter is connected, and goes out when one is", async () => {
    await product.app.inbox.accept("whatsapp-web", "default", eventOf(says("What is your return policy?")));
    await expect
      .poll(async () => (await deliveries(threadId)).map(({ state }) => state), { timeout: 10_000 })
      .toEqual(["pending"]);
    await using back = await connect();
    const { reference } = await back.until(({ type, to }) => type === "send" && to?.threadId === threadId);
    back.send({ type: "result", reference, outcome: "sent", platformId: "later" });
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "sent" }]);
  });

  it("is tried again when the adapter says it did not leave, and given up when it never will", async () => {
    await using adapter = await connect();
    const { reference } = await ask(adapter, "r");
    adapter.send({ type: "result", reference, outcome: "retry", retryAfterMs: 100, problem: "not open yet" });
    await expect
      .poll(() => adapter.frames.filter((frame) => frame.reference === reference).length, { timeout: 10_000 })
      .toBe(2);
    adapter.send({ type: "result", reference, outcome: "failed", unreachable: true, problem: "blocked us" });
    await expect.poll(() => deliveries(threadId)).toMatchObject([{ state: "failed", problem: "blocked us" }]);
  });
});

describe("the socket beside the rest of the server", () => {
  const adapterSocket = () =>
    createAdapterSocket({
      key: KEY,
      hub: createAdapterHub(),
      channels: new Map([["whatsapp-web", { ...build(), isConnectedHere: () => false }]]),
      accept: async () => undefined,
      report: () => undefined,
      log: () => undefined,
    });

  it("does not exist without ADAPTER_KEY", async () => {
    const server = await createHttpServer(fakeBackend().deps);
    await expect(scriptedAdapter(server.url, KEY)).rejects.toThrow("refused 404");
    await server.close();
  });

  it("closes within a second when the server stops", async () => {
    const server = await createHttpServer({ ...fakeBackend().deps, adapterSocket: adapterSocket() });
    const adapter = await scriptedAdapter(server.url, KEY);
    await adapter.until(({ type }) => type === "welcome");
    const began = performance.now();
    const stopping = server.close();
    expect([1001, 1006]).toContain(await adapter.closed);
    await stopping;
    expect(performance.now() - began).toBeLessThan(1500);
  });
});
