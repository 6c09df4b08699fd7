// 0 of so many made-up values may be found anywhere but sealed. The short form runs with the rest; the long one with
// CANARIES=5000 npm test -- test/promises/personal-data.test.ts
import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanText } from "../../src/core/safety/clean-text.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type Canary, drawCanaries } from "../support/canaries.ts";
import { secretFinder } from "../support/find-secrets.ts";
import { redisAvailable, startRedis, type TestRedis } from "../support/redis.ts";

const COUNT = Number(process.env["CANARIES"] ?? 300);
const AT_ONCE = 6;
const OPERATOR = { "x-operator-key": "operator-key-for-tests-only" };
/** How a value may be said: alone, before a question that a model answers, and with an answer that fails. */
const around = [
  (text: string) => text,
  (text: string) => `${text}\nHow much is standard shipping within Germany?`,
  (text: string) => `How many days do I have to return something? ${text}`,
];

interface Asked {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked by the tests' expectations
  readonly body: any;
}

function customersOf(url: string) {
  async function post(path: string, body: unknown, token?: string): Promise<Asked> {
    const response = await fetch(`${url}/api/v1/conversations${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...OPERATOR,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
  return async () => {
    const { conversationId, token } = (await post("", { channel: "api" })).body;
    return {
      conversationId: String(conversationId),
      say: (text: string) => post(`/${conversationId}/messages?wait=1&trace=1`, { id: randomUUID(), text }, token),
      sayBadly: (text: string) =>
        post(`/${conversationId}/messages`, { id: randomUUID(), text: [text], more: text }, token),
      async reads(): Promise<readonly { readonly from: string; readonly text: string }[]> {
        const response = await fetch(`${url}/api/v1/conversations/${conversationId}/messages`, {
          headers: { ...OPERATOR, authorization: `Bearer ${token}` },
        });
        return (await response.json()).messages;
      },
    };
  };
}

/** Every row of every table; sealed columns are bytes and read as hex. */
async function rowsOf({ pool }: TestApp): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    parts.push(...rows.map(({ line }) => line));
  }
  return parts.join("\n");
}

/** Every key of Redis with its value, whatever its type. */
async function redisHolds(url: string): Promise<string> {
  const redis = new Redis(url);
  const parts: string[] = [];
  for (const key of await redis.keys("*")) {
    const type = await redis.type(key);
    const value =
      type === "string"
        ? await redis.get(key)
        : type === "hash"
          ? await redis.hgetall(key)
          : type === "list"
            ? await redis.lrange(key, 0, -1)
            : type === "set"
              ? await redis.smembers(key)
              : type === "zset"
                ? await redis.zrange(key, "0", "-1")
                : await redis.xrange(key, "-", "+");
    parts.push(key, JSON.stringify(value));
  }
  redis.disconnect();
  return parts.join("\n");
}

const secretsOf = (canaries: readonly Canary[]): Set<string> =>
  new Set(
    canaries.flatMap(({ secrets, written }) => [
      ...secrets.filter((secret) => !/^\D*\d{1,8}$/.test(secret)),
      cleanText(written),
    ]),
  );

async function inParallel<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) await work(items[i] as T, i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi();
}, 60_000);
afterAll(() => fake?.[Symbol.asyncDispose]());

describe.each([
  { queue: "in Postgres", count: COUNT, seed: 1, needsRedis: false },
  { queue: "in Redis", count: Math.ceil(COUNT / 4), seed: 2, needsRedis: true },
])("personal data, with the queue $queue", ({ count, seed, needsRedis }) => {
  const skip = needsRedis && !redisAvailable;
  const canaries = drawCanaries(count, seed);
  let redis: TestRedis | undefined;
  let product: TestApp;
  const outside: string[] = [];
  let modelSaw = "";

  beforeAll(
    async () => {
      if (skip) return;
      redis = needsRedis ? await startRedis() : undefined;
      product = await startTestApp({
        modelWritesAll: true,
        env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key, ...(redis ? { REDIS_URL: redis.url } : {}) },
      });
      const before = (await fake.ledger()).length;
      const open = customersOf(product.url);
      const speak = async (mine: readonly Canary[]): Promise<void> =>
        inParallel(mine, async ({ text }, i) => {
          const customer = await open();
          const said = (around[i % around.length] ?? String)(text);
          const { body } = await customer.say(said);
          outside.push(JSON.stringify([body.trace, body.error]));
          // Their own words are theirs to read.
          const [own] = await customer.reads();
          if (own?.text !== said) throw new Error(`a customer reads ${JSON.stringify(own)} of what they wrote`);
          if (i % 10 === 0) outside.push(JSON.stringify(await customer.sayBadly(text)));
        });
      await fake.behave({});
      const ill = Math.floor(count * 0.9);
      await speak(canaries.slice(0, ill));
      await fake.behave({ fault: "500" });
      await speak(canaries.slice(ill));
      await fake.behave({});
      outside.push(await (await fetch(`${product.url}/metrics`)).text());
      modelSaw = (await fake.ledger(before)).map(({ body }) => JSON.stringify(body)).join("\n");
    },
    120_000 + count * 200,
  );
  afterAll(async () => {
    await product?.[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
  });

  const places: readonly (readonly [string, () => Promise<string> | string])[] = [
    ["the model's requests", () => modelSaw],
    ["the log", () => product.events.join("\n")],
    ["traces, error answers and metrics", () => outside.join("\n")],
    ["any row that is not sealed", () => rowsOf(product)],
    ["Redis", () => (redis ? redisHolds(redis.url) : "")],
  ];
  it.skipIf(skip).each(places)("is not in %s", async (_where, look) => {
    const text = await look();
    expect(secretFinder(secretsOf(canaries))(text)).toEqual([]);
  });

  it.skipIf(skip)("was there to be found: tokens of every kind stand where the values stood", async () => {
    const { rows } = await product.pool.query<{ kind: string; values: string }>(
      "SELECT kind, count(*) AS values FROM personal_value GROUP BY kind",
    );
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...new Set(canaries.map(({ kind }) => kind))].sort());
    expect(secretFinder(secretsOf(canaries))(canaries.map(({ text }) => text).join("\n")).length).toBeGreaterThan(
      count / 2,
    );
    expect(modelSaw).toMatch(/⟨CARD_1⟩/);
    const sealed = await product.pool.query("SELECT 1 FROM message WHERE author = 'customer' AND masked = ''");
    expect(sealed.rowCount).toBe(0);
  });

  it.skipIf(skip).each([
    ["4111 1111", "1111 1111", "41111111"],
    // A greeting, so that no person takes the conversation in between: what people read is masked by the next turn.
    ["hello, my card is 5500 0000 0000", "0004 ok", "550000000000"],
    ["IBAN DE89 3704 0044", "0532 0130 00", "DE8937040044"],
    ["+49 176", "1234 5678 is my number", "17612345678"],
  ])("of which a part comes later is masked in both messages: %s | %s", async (first, second, begun) => {
    const customer = await customersOf(product.url)();
    await customer.say(first);
    const inBetween = (await fake.ledger()).length;
    const { body } = await customer.say(second);
    const { rows } = await product.pool.query<{ masked: string }>(
      "SELECT masked FROM message WHERE conversation_id = $1 AND author = 'customer' ORDER BY sequence",
      [customer.conversationId],
    );
    const [one = "", two = ""] = rows.map(({ masked }) => masked);
    const token = /⟨[A-Z]+_\d+⟩/.exec(two)?.[0] ?? "no token";
    expect(one).toContain(token);
    expect(`${one}${two}`.replaceAll(token, "")).not.toMatch(/\d/);
    const later = (await fake.ledger(inBetween)).map(({ body: asked }) =>
      asked.messages.map(({ content }) => content).join("\n"),
    );
    for (const seen of [...later, JSON.stringify(body.trace)])
      expect(seen.replaceAll(/[^A-Z\d]/g, "")).not.toContain(begun);
  });
});
