// The measure that Switchboard is held against: what a good engineer writes by hand with grammY and BullMQ. A webhook
// with its secret, one job an update, a worker that sends the text back. No memory, no thinking, no order, no proof.
import { createServer } from "node:http";
import { createPostgresBackend, Queue, Worker, withBackend } from "bullmq";
import { Bot, webhookCallback } from "grammy";

const { PORT = "", BOT_TOKEN = "", SECRET = "", TELEGRAM_API_ROOT = "", REDIS_URL, DATABASE_URL } = process.env;
const CONCURRENCY = 8;

interface Job {
  readonly chatId: number;
  readonly text: string;
}

const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
const answer = async ({ data }: { readonly data: Job }) => void (await bot.api.sendMessage(data.chatId, data.text));
const options = { attempts: 3, removeOnComplete: true, removeOnFail: 1000 };
const { add } = REDIS_URL ? onRedis(REDIS_URL) : onPostgres(DATABASE_URL ?? "");

bot.on("message:text", async (context) => {
  // The update's id as the job's id: a webhook that Telegram repeats makes no second job.
  await add({ chatId: context.chat.id, text: context.message.text }, `update-${context.update.update_id}`);
});
await bot.init();
const handle = webhookCallback(bot, "http", { secretToken: SECRET });
createServer((request, response) => void handle(request, response)).listen(Number(PORT), "127.0.0.1", () =>
  process.stdout.write("ready\n"),
);
process.on("SIGTERM", () => process.exit(0));

function onRedis(url: string) {
  const queue = new Queue<Job>("echo", { connection: { url } });
  new Worker<Job>("echo", answer, { connection: { url, maxRetriesPerRequest: null }, concurrency: CONCURRENCY });
  return { add: (data: Job, jobId: string) => queue.add("echo", data, { ...options, jobId }) };
}

function onPostgres(connectionString: string) {
  const bull = withBackend(createPostgresBackend);
  const queue = new bull.Queue<Job>("echo", { connection: { connectionString, migrate: true } });
  new bull.Worker<Job>("echo", answer, { connection: { connectionString, migrate: true }, concurrency: CONCURRENCY });
  return { add: (data: Job, jobId: string) => queue.add("echo", data, { ...options, jobId }) };
}
