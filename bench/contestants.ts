import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { freePort, type Started, startEntry, until } from "./start-process.ts";
import type { Redis } from "./surroundings.ts";

const root = path.resolve(import.meta.dirname, "..");
export const TOKEN = "4242:bench-token";
export const SECRET = "bench-secret";

export interface Place {
  readonly databaseUrl: string;
  readonly redis: Redis | undefined;
  readonly telegramUrl: string;
  /** Passed to node, for example to profile. */
  readonly nodeOptions: readonly string[];
}

export interface Running {
  readonly process: Started;
  readonly webhook: string;
}

export interface Contestant {
  readonly id: string;
  readonly title: string;
  readonly needsRedis: boolean;
  readonly isProduct: boolean;
  start(place: Place): Promise<Running>;
}

/** Both bots on both queues, in the order of the table. */
export const contestants: readonly Contestant[] = [
  {
    id: "switchboard-postgres",
    title: "Switchboard, BullMQ on Postgres",
    needsRedis: false,
    isProduct: true,
    start: startSwitchboard,
  },
  {
    id: "switchboard-redis",
    title: "Switchboard, BullMQ on Redis",
    needsRedis: true,
    isProduct: true,
    start: startSwitchboard,
  },
  { id: "echo-postgres", title: "echo bot, BullMQ on Postgres", needsRedis: false, isProduct: false, start: startEcho },
  { id: "echo-redis", title: "echo bot, BullMQ on Redis", needsRedis: true, isProduct: false, start: startEcho },
];

/** The product as `npm start` runs it: web and worker in one process, without a model. */
async function startSwitchboard({ databaseUrl, redis, telegramUrl, nodeOptions }: Place): Promise<Running> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const data = path.join(root, ".cache/bench/data");
  await rm(data, { recursive: true, force: true });
  const process = startEntry(path.join(root, "src/main.ts"), [], {
    nodeOptions,
    env: {
      DATA_DIR: data,
      DATABASE_URL: databaseUrl,
      MASTER_KEY: randomBytes(32).toString("hex"),
      PORT: String(port),
      PUBLIC_URL: address,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: telegramUrl,
      // The engine's speed is measured, not Telegram's limit of 30 a second.
      TELEGRAM_MESSAGES_PER_SECOND: "0",
      ...(redis ? { REDIS_URL: redis.url } : {}),
    },
  });
  await until(async () => (await fetch(`${address}/readyz`)).ok, process, "Switchboard");
  return { process, webhook: `${address}/webhooks/telegram` };
}

async function startEcho({ databaseUrl, redis, telegramUrl, nodeOptions }: Place): Promise<Running> {
  const port = await freePort();
  const process = startEntry(path.join(root, "bench/echo-bot.ts"), [], {
    nodeOptions,
    env: {
      PORT: String(port),
      BOT_TOKEN: TOKEN,
      SECRET,
      TELEGRAM_API_ROOT: telegramUrl,
      ...(redis ? { REDIS_URL: redis.url } : { DATABASE_URL: databaseUrl }),
    },
  });
  await process.firstLine;
  return { process, webhook: `http://127.0.0.1:${port}/` };
}
