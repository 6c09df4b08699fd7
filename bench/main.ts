// npm run bench -- [--seconds 30] [--rate 50] [--only ID,ID] [--profile FOLDER]
// Switchboard and a hand-wired echo bot, each on both queues, one after the other under the same load. docs/bench.md
// says what the figures mean.
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Contestant, contestants } from "./contestants.ts";
import { ms, table } from "./figures.ts";
import { type Measured, measure } from "./measure.ts";
import { STAGE_HEAD } from "./stage-times.ts";
import { startDatabase, startRedis } from "./surroundings.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "30" },
    rate: { type: "string", default: "50" },
    only: { type: "string" },
    profile: { type: "string" },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const load = (): string =>
  os
    .loadavg()
    .map((figure) => figure.toFixed(2))
    .join(" ");
const seconds = Number(values.seconds);
const rate = Number(values.rate);
if (!(seconds >= 1 && rate >= 1)) throw new Error("--seconds and --rate must be numbers from 1");
const wanted = new Set(values.only?.split(",") ?? contestants.map(({ id }) => id));
const unknown = [...wanted].filter((id) => !contestants.some((one) => one.id === id));
if (unknown.length > 0)
  throw new Error(`--only ${unknown.join(",")} is unknown; there are ${contestants.map(({ id }) => id).join(", ")}`);

say(
  `${new Date().toISOString()}  ${os.cpus().length} x ${os.cpus()[0]?.model ?? "unknown processor"}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}, node ${process.version}`,
);
say(`load average before: ${load()}`);
const database = await startDatabase();
const redis = await startRedis();
const results: Measured[] = [];
try {
  for (const contestant of contestants.filter(({ id }) => wanted.has(id))) {
    if (contestant.needsRedis && "remedy" in redis) {
      say(`skipped: ${contestant.title} (no Redis; ${redis.remedy})`);
      continue;
    }
    results.push(await run(contestant));
  }
} finally {
  if (!("remedy" in redis)) await redis[Symbol.asyncDispose]();
  await database.stop();
}
say(`load average after: ${load()}\n`);
report(results);

function run(contestant: Contestant): Promise<Measured> {
  const nodeOptions = values.profile
    ? ["--cpu-prof", `--cpu-prof-dir=${path.resolve(values.profile, contestant.id)}`]
    : [];
  return measure(contestant, {
    database,
    redis: contestant.needsRedis && !("remedy" in redis) ? redis : undefined,
    seconds,
    rate,
    nodeOptions,
    onProgress: (step) => say(`  ${contestant.title}: ${step} …`),
  });
}

function report(measured: readonly Measured[]): void {
  say(
    `${rate} messages a second for ${seconds} s, then as fast as it goes for ${Math.max(3, Math.round(seconds / 2))} s. Times in ms.\n`,
  );
  const head = [
    "",
    "ack p50",
    "p95",
    "p99",
    "reply p50",
    "p95",
    "p99",
    "replies/s",
    "CPU/message",
    "database",
    "Redis",
    "memory MB",
    "errors",
  ];
  const rows = measured.map(({ title, acknowledge, reply, repliesASecond, cpu, memoryMb, errors }) => [
    title,
    ...[acknowledge.p50, acknowledge.p95, acknowledge.p99, reply.p50, reply.p95, reply.p99].map(ms),
    repliesASecond.toFixed(0),
    ...[cpu.own, cpu.database, cpu.redis].map(ms),
    ms(memoryMb),
    String(errors),
  ]);
  say(table(head, rows));
  say("\nAims: ack p99 under 50, reply p95 under 150, at 50 messages a second.");
  for (const one of measured) {
    if (one.unanswered.length > 0)
      say(
        `${one.title}: ${one.unanswered.length} messages got no reply, for example: ${[...new Set(one.unanswered)].slice(0, 5).join(" / ")}`,
      );
    if (one.stages.length > 0)
      say(`\n${one.title}: stages of a turn at ${rate} messages a second\n\n${table(STAGE_HEAD, one.stages)}`);
  }
}
