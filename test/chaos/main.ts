// npm run chaos -- [--kills 20] [--queue postgres|redis|both] [--seconds 150] [--seed 1] [--chats 60] [--rate 12] [--refunds 15]
// Kills the real program under load and judges it by what the platform and the database say. Exit code 1: a promise broke.
import { randomInt, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startEmbeddedPostgres } from "../../src/store/embedded-postgres.ts";
import { databaseUrl, withClient } from "../support/database-admin.ts";
import { findRedis } from "../support/find-redis.ts";
import { printResult } from "./print-result.ts";
import { runChaos } from "./run-chaos.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "20" },
    queue: { type: "string", default: "both" },
    seconds: { type: "string", default: "150" },
    seed: { type: "string", default: String(randomInt(1_000_000)) },
    chats: { type: "string", default: "60" },
    rate: { type: "string", default: "12" },
    refunds: { type: "string", default: "15" },
    keep: { type: "boolean", default: false },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const queues = values.queue === "both" ? ["postgres", "redis"] : [values.queue];
const folder = path.resolve(".cache/chaos", randomUUID());
let broken = 0;
const postgres = await startEmbeddedPostgres(path.join(folder, "database"), {
  onProgress: say,
  settings: { max_connections: "200" },
});
try {
  for (const queue of queues) broken += await run(queue);
} finally {
  await postgres.stop();
}
if (broken === 0 && !values.keep) await rm(folder, { recursive: true, force: true });
else say(`\nLogs, ledger and database are in ${path.relative(process.cwd(), folder)}`);
process.exit(broken === 0 ? 0 : 1);

async function run(queue: string): Promise<number> {
  const redis = queue === "redis" ? findRedis() : undefined;
  if (queue === "redis" && !redis) {
    say("\nSKIPPED: there is no redis-server here; npm test says how to get one");
    return 1;
  }
  say(`\nChaos with jobs in ${queue}: ${values.kills} kills in ${values.seconds} s, seed ${values.seed}`);
  const name = `chaos_${queue}`;
  await withClient(postgres.url, (client) => client.query(`CREATE DATABASE ${name}`));
  const result = await runChaos({
    seed: Number(values.seed),
    kills: Number(values.kills),
    seconds: Number(values.seconds),
    chats: Number(values.chats),
    perSecond: Number(values.rate),
    refunds: Number(values.refunds),
    redis,
    databaseUrl: databaseUrl(postgres.url, name),
    folder: path.join(folder, queue),
    hurry: false,
    onProgress: (step) => say(`  ${new Date().toISOString().slice(11, 19)} ${step}`),
  });
  return printResult(result, say);
}
