import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { site } from "../../src/channels/site/index.ts";
import type { WebhookRequest } from "../../src/core/contracts/channel.ts";
import { channelContract } from "../contract/channel-contract.ts";
import { type FakeSite, startFakeSite } from "../fakes/site/start.ts";

const now = new Date();
const secret = "s".repeat(32);
const build = (env: Readonly<Record<string, string>> = {}) =>
  site.create(site.settings.parse({ SITE_SECRET: secret, SITE_REPLY_URL: "http://127.0.0.1:2/replies", ...env }), {
    clock: { now: () => now },
    log: () => undefined,
  });

function post(content: unknown, { key = secret, at = now }: { key?: string; at?: Date } = {}): WebhookRequest {
  const body = Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac("sha256", key).update(`${timestamp}.`).update(body).digest("hex");
  return {
    method: "POST",
    url: "https://support.example/webhooks/site",
    headers: { "x-switchboard-timestamp": timestamp, "x-switchboard-signature": `v1=${signature}` },
    body,
  };
}
const hello = {
  type: "message",
  id: "m1",
  conversation: "visit-1",
  user: { id: "u1", name: "Vera" },
  text: "Where is my order? é🙂",
};
const genuine = post(hello);

channelContract(build(), {
  genuine: () => genuine,
  text: hello.text,
  forged: [
    () => post(hello, { key: "t".repeat(32) }),
    () => post(hello, { at: new Date(now.getTime() - 301_000) }),
    () => post(hello, { at: new Date(now.getTime() + 302_000) }),
    () => ({ ...genuine, headers: {} }),
    () => ({
      ...genuine,
      headers: { ...genuine.headers, "x-switchboard-timestamp": String(Math.floor(now.getTime() / 1000) + 1) },
    }),
    () => ({
      ...genuine,
      headers: { ...genuine.headers, "x-switchboard-signature": genuine.headers["x-switchboard-signature"]?.slice(3) },
    }),
    () => ({ ...genuine, body: Buffer.from(JSON.stringify({ ...hello, text: "changed" })) }),
  ],
  nonsense: () => post({ hello: "world" }),
});

const receive = (request: WebhookRequest, channel = build()) =>
  channel.receive?.(request) ?? Promise.reject(new Error("no webhook"));

describe("what a website posts", () => {
  it("takes both secrets while one is being changed", async () => {
    const channel = build({ SITE_SECRET: "n".repeat(32), SITE_SECRET_PREVIOUS: secret });
    expect((await receive(genuine, channel)).events).toHaveLength(1);
    expect((await receive(post(hello, { key: "n".repeat(32) }), channel)).events).toHaveLength(1);
  });

  it("reads several events at once, and names the one that is wrong without losing the others", async () => {
    const edit = { ...hello, type: "edit", id: "m2", target: "m1", text: "changed" };
    const { events, unreadable, answer } = await receive(post({ events: [hello, { ...hello, id: "" }, edit] }));
    expect(events.map(({ kind }) => kind)).toEqual(["message", "edit"]);
    expect(unreadable).toContain("event 1: id");
    expect(JSON.parse(answer?.body ?? "{}")).toMatchObject({
      accepted: 2,
      problems: [expect.stringContaining("event 1: id")],
    });
  });

  it("believes who the customer is only where the website says that it has checked", async () => {
    expect((await receive(genuine)).events[0]?.sender).toEqual({ externalId: "u1", name: "Vera", trust: 1 });
    const proven = { ...hello, user: { id: "u1", proven: { backofficeId: "cust-7" } } };
    expect((await receive(post(proven))).events[0]?.sender).toEqual({
      externalId: "u1",
      trust: 2,
      backofficeId: "cust-7",
    });
  });

  it.each([
    ["button", { value: "confirm:1", label: "Yes" }],
    ["deletion", { target: "m1" }],
    ["reaction", { target: "m1", emoji: "👍" }],
    ["joined", {}],
  ])("reads the event %s", async (type, more) => {
    expect((await receive(post({ ...hello, type, ...more }))).events).toMatchObject([
      { kind: type, threadId: "visit-1", ...more },
    ]);
  });

  it.each([
    ["a secret that is too short", { SITE_SECRET: "short" }, /at least 32/],
    ["an address without https", { SITE_REPLY_URL: "http://shop.example/replies" }, /https/],
  ])("refuses to start with %s", (_name, env, message) => {
    expect(() => build(env)).toThrow(message);
  });
});

describe("against a website", () => {
  let fake: FakeSite;
  beforeAll(async () => {
    fake = await startFakeSite();
  });
  afterAll(() => fake[Symbol.asyncDispose]());

  const message = {
    text: "Shall I do **that**?",
    format: "light" as const,
    language: "en",
    card: { title: "Refund", facts: [{ label: "Amount", value: "€10.00" }] },
    quickReplies: [{ label: "Yes", value: "confirm:1" }],
    citations: [{ sourceId: "r", tier: "gold" as const, title: "Returns" }],
  };
  const send = async (reference: string, threadId = "visit-1", env: Readonly<Record<string, string>> = {}) => {
    const channel = build({ ...fake.env, ...env });
    const [part = {}] = channel.render(message);
    return channel.send({ threadId, address: {}, part, reference, signal: AbortSignal.timeout(5_000) });
  };

  it("gives all of a reply as data, signed", async () => {
    expect(await send("d1")).toEqual({ outcome: "sent", platformId: "d1" });
    expect(await fake.ledger()).toMatchObject([{ id: "d1", conversation: "visit-1", message }]);
  });

  it("asks again with the same id after silence, 5xx and 429, and the website shows it once", async () => {
    await fake.faults({ lostResponse: 1 });
    expect(await send("d2")).toMatchObject({ outcome: "retry" });
    await fake.faults({ serverError: 1 });
    expect(await send("d2")).toMatchObject({ outcome: "retry" });
    await fake.faults({ tooManyRequests: 1, retryAfterSeconds: 4 });
    expect(await send("d2")).toMatchObject({ outcome: "retry", retryAfterMs: 4000 });
    await fake.faults({});
    expect(await send("d2")).toMatchObject({ outcome: "sent" });
    expect((await fake.ledger()).filter(({ id }) => id === "d2")).toHaveLength(1);
    expect((await fake.state()).repeats).toBe(1);
  });

  it("says what to look at when the website does not know the secret, and when the conversation is gone", async () => {
    expect(await send("d3", "visit-1", { SITE_SECRET: "w".repeat(32) })).toMatchObject({
      outcome: "failed",
      problem: expect.stringContaining("SITE_SECRET"),
    });
    await fake.control("gone", { conversation: "visit-9" });
    expect(await send("d4", "visit-9")).toMatchObject({ outcome: "failed", unreachable: true });
  });

  it("tells that somebody is typing", async () => {
    await build(fake.env).typing?.({ threadId: "visit-1", address: {} });
    expect((await fake.state()).typing).toBe(1);
  });
});
