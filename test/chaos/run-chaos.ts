import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { createSealing } from "../../src/store/sealing.ts";
import { startFakeTelegram } from "../fakes/telegram/start.ts";
import { freePort, startRedisServer } from "../support/redis-server.ts";
import { addBuyer } from "./back-office.ts";
import { countUp, type Figures } from "./figures.ts";
import { makeMayhem } from "./mayhem.ts";
import { watchPlatform } from "./platform.ts";
import { startProgram } from "./program.ts";
import { untilQuiet } from "./quiet.ts";
import { seededRandom } from "./random.ts";
import { type RefundWish, wantMoneyBack } from "./refund-customer.ts";
import { talk } from "./talkers.ts";
import { judge, type Verdict } from "./verdict/index.ts";

export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  readonly seconds: number;
  readonly chats: number;
  readonly perSecond: number;
  readonly refunds: number;
  /** The redis-server program; absent: jobs are in Postgres. */
  readonly redis?: string | undefined;
  /** An empty, reachable database of its own. */
  readonly databaseUrl: string;
  /** For the log and the program's data. */
  readonly folder: string;
  /** See mayhem.ts. */
  readonly hurry: boolean;
  readonly onProgress?: (step: string) => void;
}

export interface ChaosResult {
  readonly figures: Figures;
  readonly verdicts: readonly Verdict[];
}

/** Ordinary faults of a platform, all the time. */
const FAULTS = { duplicate: 0.1, lostResponse: 0.01, serverError: 0.01, tooManyRequests: 0.01 };
const FIRST_BUYER_CHAT = 50_000;
const QUIET_LIMIT_MS = 180_000;
/** Customers in the middle of a refund get this much longer once the mayhem is over. */
const FINISH_MS = 90_000;

/** Load, kills, quiet, and then the platform's ledger against the database. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { folder, databaseUrl, onProgress = () => undefined } = options;
  await mkdir(folder, { recursive: true });
  const random = seededRandom(options.seed);
  const masterKey = randomBytes(32);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;

  await using fake = await startFakeTelegram({ ledgerFile: path.join(folder, "ledger.jsonl") });
  await using redis = options.redis ? await startRedisServer(options.redis) : undefined;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
  await using _pool = { [Symbol.asyncDispose]: () => pool.end() };
  pool.on("error", () => undefined);
  const sealing = createSealing(pool, masterKey);
  const env = {
    DATABASE_URL: databaseUrl,
    MASTER_KEY: masterKey.toString("hex"),
    DATA_DIR: path.join(folder, "data"),
    PORT: String(port),
    PUBLIC_URL: url,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.url,
    ...(redis ? { REDIS_URL: redis.url } : {}),
  };
  await using program = startProgram(url, env, path.join(folder, "program.log"));
  await program.ready();
  onProgress("the program serves; load begins");
  await fake.faults(FAULTS);
  await using platform = watchPlatform(fake);

  const forMs = options.seconds * 1000;
  let talking = true;
  let until = Number.POSITIVE_INFINITY;
  const wishes = await Promise.all(
    Array.from(
      { length: options.refunds },
      async (_, n): Promise<RefundWish> => ({
        ...(await addBuyer(pool, n)),
        chatId: FIRST_BUYER_CHAT + n,
        confirmed: false,
        end: "waiting",
      }),
    ),
  );
  const buyers = wishes.map(async (wish, n) => {
    await new Promise((resolve) => setTimeout(resolve, (n / wishes.length) * forMs * 0.6));
    await wantMoneyBack({ platform, pool, sealing }, wish, () => until);
  });
  const talkers = talk(platform, random, { ...options, isOver: () => !talking });
  const mayhem = await makeMayhem({ program, pool, redis, random, kills: options.kills, forMs, hurry: options.hurry });
  onProgress("mayhem is over; waiting until all is quiet");
  await program.ready();
  talking = false;
  until = Date.now() + FINISH_MS;
  await Promise.all([talkers, ...buyers]);
  const quiet = await untilQuiet(pool, QUIET_LIMIT_MS);

  const ledger = (await fake.ledger()).filter(({ method }) => method.startsWith("send"));
  const { said } = platform;
  const verdicts = await judge({
    pool,
    sealing,
    said,
    ledger,
    wishes,
    checkpointFile: path.join(folder, "data/audit-checkpoints.jsonl"),
  });
  return {
    figures: await countUp(pool, { said, ledger, wishes, mayhem }),
    verdicts: [
      {
        promise: "the program only ended when it was killed",
        broken: program.endedByItself ? [`${program.endedByItself} times by itself`] : [],
      },
      { promise: "everything comes to rest", broken: quiet ? [] : [`still busy after ${QUIET_LIMIT_MS / 1000} s`] },
      ...verdicts,
    ],
  };
}
