import { setTimeout as sleep } from "node:timers/promises";
import { type Contestant, TOKEN } from "./contestants.ts";
import { Customers } from "./conversations.ts";
import { type Spread, spread } from "./figures.ts";
import { createLoad } from "./load.ts";
import { cpuOf, cpuOfTree, watchMemory } from "./process-usage.ts";
import { stageTimes } from "./stage-times.ts";
import { type Database, type Redis, startFakeTelegram } from "./surroundings.ts";

export interface Measured {
  readonly title: string;
  readonly acknowledge: Spread;
  readonly reply: Spread;
  readonly repliesASecond: number;
  /** Milliseconds of processor time a message, under the offered load. */
  readonly cpu: { readonly own: number; readonly database: number; readonly redis: number };
  readonly memoryMb: number;
  /** Refused webhooks and messages without a reply. */
  readonly errors: number;
  readonly unanswered: readonly string[];
  readonly stages: readonly (readonly string[])[];
}

interface Settings {
  readonly database: Database;
  readonly redis: Redis | undefined;
  readonly seconds: number;
  readonly rate: number;
  readonly nodeOptions: readonly string[];
  readonly onProgress: (step: string) => void;
}

const CUSTOMERS_AT_ONCE = 100;
const WARM_UP_SECONDS = 5;
const IN_FLIGHT = 64;
/** More than a phase can use up. */
const firstChat = { warmUp: 1_000_000, offered: 2_000_000, saturated: 3_000_000 };
const CHATS_A_PHASE = 50_000;
const SETTLE_MS = 1_000;

/** One bot from its start on an empty database to its end: warm-up, offered load, then as fast as it goes. */
export async function measure(
  contestant: Contestant,
  { database, redis, seconds, rate, nodeOptions, onProgress }: Settings,
): Promise<Measured> {
  onProgress("starts");
  const databaseUrl = await database.fresh(`bench_${contestant.id.replaceAll("-", "_")}`);
  await using telegram = await startFakeTelegram(TOKEN);
  const { process: bot, webhook } = await contestant.start({
    databaseUrl,
    redis,
    telegramUrl: telegram.url,
    nodeOptions,
  });
  await using _bot = bot;
  const load = createLoad(webhook, telegram);
  const memory = watchMemory(bot.pid);
  try {
    for (const first of Object.values(firstChat)) await telegram.know(first, CHATS_A_PHASE);
    onProgress("warms up");
    await load.offer(new Customers(firstChat.warmUp, CUSTOMERS_AT_ONCE), Math.min(rate, 30), WARM_UP_SECONDS);
    await sleep(SETTLE_MS);

    onProgress(`${rate} messages a second for ${seconds} s`);
    const usage = () => Promise.all([cpuOf(bot.pid), cpuOfTree(database.pid), redis ? cpuOf(redis.pid) : Number.NaN]);
    const since = new Date();
    const before = await usage();
    const offered = await load.offer(new Customers(firstChat.offered, CUSTOMERS_AT_ONCE), rate, seconds);
    const after = await usage();
    const [own = Number.NaN, ofDatabase = Number.NaN, ofRedis = Number.NaN] = after.map(
      (cpu, index) => (cpu - (before[index] ?? 0)) / offered.sent,
    );
    const stages = contestant.isProduct ? await stageTimes(databaseUrl, since) : [];

    const saturatedSeconds = Math.max(3, Math.round(seconds / 2));
    onProgress(`as fast as it goes for ${saturatedSeconds} s`);
    const saturated = await load.saturate(new Customers(firstChat.saturated, IN_FLIGHT), saturatedSeconds);
    return {
      title: contestant.title,
      acknowledge: spread(offered.acknowledge),
      reply: spread(offered.reply),
      repliesASecond: saturated.inTime / saturatedSeconds,
      cpu: { own, database: ofDatabase, redis: ofRedis },
      memoryMb: memory.stop(),
      errors: offered.refused + offered.unanswered.length + saturated.refused + saturated.unanswered.length,
      unanswered: [...offered.unanswered, ...saturated.unanswered],
      stages,
    };
  } finally {
    memory.stop();
    load.close();
  }
}
