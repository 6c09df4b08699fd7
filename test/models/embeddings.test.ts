import { afterAll, beforeAll, expect, it } from "vitest";
import { connectEmbeddings } from "../../src/models/embeddings.ts";
import { type FakeOpenAi, refusedUrl, startFakeOpenAi } from "../fakes/openai/start.ts";
import { freeLedger } from "./setup.ts";

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi("sk-embeddings-canary");
});
afterAll(() => fake?.[Symbol.asyncDispose]());

async function connected(ledger = freeLedger()) {
  await fake.behave({});
  const settings = { model: "small", apiKey: fake.key, baseUrl: fake.url, timeoutMs: 800 };
  return connectEmbeddings(settings, ledger);
}

it("gives each text its own vector of length 1, whatever order the server answers in", async () => {
  const encoder = await connected();
  expect(encoder).toMatchObject({ name: "small", size: 4 });
  const [first, empty, second, again] = await encoder.encode(["a", "  ", "bbb", "a"]);
  const unit = (...numbers: number[]) => numbers.map((one) => expect.closeTo(one / Math.hypot(...numbers), 6));
  expect([...(first ?? [])]).toEqual(unit(1, 97, 3, 4));
  expect([...(second ?? [])]).toEqual(unit(3, 98, 3, 4));
  expect([...(empty ?? [])]).toEqual([0, 0, 0, 0]);
  expect(again).toEqual(first);
});

it("asks for many texts in several requests and keeps their order", async () => {
  const encoder = await connected();
  const before = (await fake.ledger()).length;
  const texts = Array.from({ length: 70 }, (_, at) => "x".repeat(at + 1));
  const vectors = await encoder.encode(texts);
  expect(vectors.map((vector) => Math.round(((vector[0] ?? 0) / (vector[2] ?? 1)) * 3))).toEqual(
    texts.map(({ length }) => length),
  );
  expect((await fake.ledger(before)).map(({ body }) => body.messages.length)).toEqual([32, 32, 6]);
});

it.each(["500", "429", "429-retry-after", "hang"] as const)("tries once more after %s", async (fault) => {
  const encoder = await connected();
  await fake.behave({ fault, faultTimes: 1 });
  const before = (await fake.ledger()).length;
  expect(await encoder.encode(["late"])).toHaveLength(1);
  expect((await fake.ledger(before)).length).toBe(2);
});

it.each(["401", "500", "html", "half", "truncated-json", "hang"] as const)(
  "fails on lasting %s after two tries at most, without the key or the text",
  async (fault) => {
    const encoder = await connected();
    await fake.behave({ fault });
    const before = (await fake.ledger()).length;
    const failed = await encoder.encode(["my secret wish", "another"]).catch((error: Error) => error);
    expect(failed).toMatchObject({ kind: "upstream_failed" });
    expect(JSON.stringify([String(failed), failed])).not.toMatch(/sk-embeddings-canary|secret wish/);
    expect((await fake.ledger(before)).length).toBeLessThanOrEqual(2);
  },
);

it("says so when nobody answers at that address", async () => {
  const settings = { model: "small", baseUrl: await refusedUrl() };
  await expect(connectEmbeddings(settings, freeLedger())).rejects.toMatchObject({ kind: "upstream_failed" });
});

it("does not ask when the daily budget leaves nothing", async () => {
  const ledger = freeLedger();
  const encoder = await connected(ledger);
  const spent = { ...ledger, reserve: async () => undefined };
  const before = (await fake.ledger()).length;
  const settings = { model: "small", apiKey: fake.key, baseUrl: fake.url };
  await expect(connectEmbeddings(settings, spent)).rejects.toMatchObject({ kind: "rate_limited" });
  expect((await fake.ledger()).length).toBe(before);
  expect(encoder.size).toBe(4);
});
