import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSealing } from "../../src/store/sealing.ts";
import { untilQuiet } from "../chaos/quiet.ts";
import { judgeDeliveries } from "../chaos/verdict/deliveries.ts";
import { judgeMessages, judgeOwners } from "../chaos/verdict/messages.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.ts";
import { type DatabaseGate, databaseGate } from "./database-gate.ts";

const SECRET = "the-secret-of-this-test";
const QUIET_MS = 80_000;
const masterKey = randomBytes(32);
const said: { chatId: number; platformId: string; text: string; at: number; acknowledgedAt: number }[] = [];
let fake: FakeTelegram;
let database: FreshDatabase;
let gate: DatabaseGate;
let direct: pg.Pool;
let product: TestApp;

beforeAll(async () => {
  fake = await startFakeTelegram();
  database = await freshDatabase();
  gate = await databaseGate(database.url);
  direct = new pg.Pool({ connectionString: database.url, max: 2, application_name: "oracle" });
  direct.on("error", () => undefined);
  product = await startTestApp({
    env: {
      DATABASE_URL: gate.url,
      MASTER_KEY: masterKey.toString("hex"),
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.url,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PUBLIC_URL: "http://127.0.0.1:9",
    },
  });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await gate?.[Symbol.asyncDispose]();
  await direct?.end();
  await database?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

let messages = 100;
async function post(chatId: number, text: string, messageId: number): Promise<number> {
  const from = { id: chatId, is_bot: false, first_name: "Dora" };
  const message = { message_id: messageId, date: 1_790_000_000, chat: { id: chatId, type: "private" }, from, text };
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET };
  const response = await fetch(`${product.url}/webhooks/telegram`, {
    method: "POST",
    headers,
    body: JSON.stringify({ update_id: messageId, message }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** As Telegram does: again until it is acknowledged. A 2xx must be true at once. Returns every status. */
async function sayUntilTaken(chatId: number, text: string): Promise<readonly number[]> {
  await fake.control("chat", { chatId });
  const messageId = ++messages;
  const platformId = `${chatId}:${messageId}`;
  const statuses: number[] = [];
  for (;;) {
    const status = await post(chatId, text, messageId);
    statuses.push(status);
    if (status < 300) break;
    await sleep(100);
  }
  const { rows } = await direct.query("SELECT 1 FROM inbound_event WHERE platform_id = $1", [platformId]);
  expect(rows, `${platformId} was acknowledged, so it is committed`).toHaveLength(1);
  said.push({ chatId, platformId, text, at: 0, acknowledgedAt: 1 });
  return statuses;
}

async function expectAllServed(): Promise<void> {
  expect(await untilQuiet(direct, QUIET_MS)).toBe(true);
  const evidence = {
    pool: direct,
    sealing: createSealing(direct, masterKey),
    said,
    ledger: await fake.ledger(),
    wishes: [],
    checkpointFile: "",
  };
  const verdicts = [
    ...(await judgeMessages(evidence)),
    ...(await judgeDeliveries(evidence)),
    ...(await judgeOwners(evidence)),
  ];
  expect(verdicts.filter(({ broken }) => broken.length > 0)).toEqual([]);
}

const allowed = (statuses: readonly number[]) => statuses.filter((status) => status !== 200 && status !== 503);

describe("a database that goes away", () => {
  it("refuses what it cannot keep with 503, stays up, and serves again by itself when the database is back", {
    timeout: 120_000,
  }, async () => {
    expect(await sayUntilTaken(1, "hello")).toEqual([200]);
    await gate.close();
    const refused = await Promise.all([1, 2, 3].map((n) => post(10 + n, "hello", ++messages)));
    expect(refused).toEqual([503, 503, 503]);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${product.url}/readyz`)).status).toBe(503);
    const patient = [21, 22, 23, 24].map((chatId) => sayUntilTaken(chatId, "hello"));
    await sleep(1_500);
    await gate.open();
    expect(allowed((await Promise.all(patient)).flat())).toEqual([]);
    await expectAllServed();
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  it("loses and doubles nothing while its connections are cut again and again", { timeout: 120_000 }, async () => {
    let storming = true;
    const storm = (async () => {
      let cut = 0;
      for (; storming; await sleep(120)) {
        const { rowCount } = await direct.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'oracle'",
        );
        cut += rowCount ?? 0;
      }
      return cut;
    })();
    const statuses: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        for (const text of ["hello", "what is your return policy?", "thanks"])
          statuses.push(...(await sayUntilTaken(100 + n, text)));
      }),
    );
    storming = false;
    expect(await storm).toBeGreaterThan(20);
    expect(allowed(statuses)).toEqual([]);
    // What could not be recorded counts as `unknown` after 45 s; let them pass at once.
    await sleep(2_000);
    await direct.query("UPDATE delivery SET sending_at = sending_at - interval '1 minute' WHERE state = 'sending'");
    await expectAllServed();
  });
});
