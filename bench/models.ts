// npm run bench:models -- [--turns 100] [--only primary,fallback,dead,budget,latency,cost]
// The product with a fake model that fails in every way it can, that answers late, and that counts tokens as OpenAI
// does. docs/models.md says what the figures mean.
import { parseArgs } from "node:util";
import { type FakeOpenAi, startFakeOpenAi } from "../test/fakes/openai/start.ts";
import { faults } from "../test/fakes/openai/state.ts";
import { askAll, type Heard } from "./ask.ts";
import { conversations } from "./conversations.ts";
import { ms, spread, table } from "./figures.ts";
import { type Product, startProduct } from "./product.ts";
import { startDatabase } from "./surroundings.ts";

const { values } = parseArgs({ options: { turns: { type: "string", default: "100" }, only: { type: "string" } } });
const turns = Number(values.turns);
const wanted = new Set(values.only?.split(",") ?? ["primary", "fallback", "dead", "budget", "latency", "cost"]);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What anybody may ask, in three languages, and something that only a model could make sense of. */
const questions = [
  "How many days do I have to return something?",
  "¿Cuánto cuesta el envío estándar en Alemania?",
  "Wie viel kostet der Standardversand innerhalb Deutschlands?",
  "hmm the thing with the thing, you know, from before",
].map((text) => [text]);
/** Of a model's inside, a provider's error or a broken answer nothing may be read. */
const MALFORMED = /sk-canary|and so on and so on|undefined|\{"|swb-|<html|format_disk|```/i;
const DEAD_P99_MS = 5_000;
const AT_ONCE = 4;

const [first, second] = await Promise.all([startFakeOpenAi("sk-canary-first"), startFakeOpenAi("sk-canary-second")]);
const database = await startDatabase();
const primary = { OPENAI_BASE_URL: first.url, OPENAI_API_KEY: first.key };
const fallback = {
  LLM_FALLBACK_BASE_URL: second.url,
  LLM_FALLBACK_API_KEY: second.key,
  LLM_FALLBACK_MODEL: "gpt-4.1-mini",
};
try {
  if (wanted.has("primary")) await measureFaults("one model, at fault", primary, [first]);
  if (wanted.has("fallback"))
    await measureFaults("a model at fault, a fallback that is well", { ...primary, ...fallback }, [first]);
  if (wanted.has("dead")) await measureFaults("both models at fault", { ...primary, ...fallback }, [first, second]);
  if (wanted.has("budget")) await measureBudget();
  if (wanted.has("latency")) await measureLatency();
  if (wanted.has("cost")) await measureCost();
} finally {
  await Promise.all([first, second].map((fake) => fake[Symbol.asyncDispose]()));
  await database.stop();
}

async function measureFaults(title: string, env: Record<string, string>, faulty: readonly FakeOpenAi[]) {
  await using product = await startProduct(database, env, { modelWritesAll: true });
  const rows: string[][] = [];
  for (const fault of faults) {
    await Promise.all([first.behave({}), second.behave({})]);
    // Breakers forget what the fault before did to them.
    await product.restart();
    await Promise.all(faulty.map((fake) => fake.behave({ fault })));
    const heard = await askAll(product.url, repeated(questions, turns), AT_ONCE);
    const { p50, p99 } = spread(heard.map((one) => one.ms));
    rows.push([
      fault,
      `${heard.filter(isHonest).length} of ${heard.length}`,
      String(heard.filter(({ text }) => MALFORMED.test(text)).length),
      ms(p50),
      ms(p99),
      p99 <= DEAD_P99_MS ? "kept" : "MISSED",
    ]);
  }
  await Promise.all([first.behave({}), second.behave({})]);
  say(`\n${title}\n`);
  say(table(["fault", "answered or handed over", "malformed", "p50 ms", "p99 ms", "5 s"], rows));
  const { rows: acted } = await product.pool.query<{ n: string }>(
    "SELECT count(*) AS n FROM tool_call WHERE risk <> 'read' AND tool <> 'create_ticket'",
  );
  say(`Tools run: ${acted[0]?.n}. ${await contextOf(product)}`);
}

async function measureBudget() {
  await using product = await startProduct(
    database,
    { ...primary, LLM_DAILY_BUDGET_USD: "0.005" },
    { modelWritesAll: true },
  );
  const heard = await askAll(product.url, repeated(questions, turns), AT_ONCE);
  const { rows } = await product.pool.query<{ spent: number }>(
    "SELECT coalesce(max(spent_micro_usd), 0)::float8 / 1e6 AS spent FROM model_day",
  );
  say(
    `\nBudget 0.005 USD: ${rows[0]?.spent} USD spent by ${heard.length} turns, ${heard.filter(isHonest).length} answered or handed over`,
  );
}

async function measureLatency() {
  const rows: string[][] = [];
  const run = async (title: string, env: Record<string, string>, most: number) => {
    await using product = await startProduct(database, env, { modelWritesAll: true });
    await askAll(product.url, conversations.slice(0, 8), 1);
    await askAll(product.url, repeated(questions.slice(0, 3), turns), 2);
    const { rows: taken } = await product.pool.query<{ ms: number }>(
      "SELECT extract(epoch FROM finished_at - started_at) * 1000 AS ms FROM turn ORDER BY started_at DESC LIMIT $1",
      [turns],
    );
    const { p50, p95, p99 } = spread(taken.map((one) => Number(one.ms)));
    rows.push([title, ms(p50), ms(p95), ms(p99), `${most}`, p95 <= most ? "kept" : "MISSED"]);
  };
  await first.behave({ delayMs: 1_200 });
  await run("without a model", {}, 60);
  await run("with a model that answers in 1,200 ms", primary, 1_350);
  await first.behave({});
  say(`\n${table(["turn, begun to committed", "p50 ms", "p95 ms", "p99 ms", "most", ""], rows)}`);
}

/**
 * What customers of the shop write, a fake that counts like OpenAI, and the list price of a small model: as the shop is
 * set up (quotes that settle a question need no model), the same with prepared answers, and with a model for everything.
 */
async function measureCost() {
  await first.behave({ realTokens: true });
  say(`\nShop, ${conversations.length} conversations, gpt-4o-mini at list price (at most 0.002 USD a turn)\n`);
  const rows: string[][] = [];
  const run = async (title: string, options: { prepared?: boolean; modelWritesAll?: boolean }) => {
    await using product = await startProduct(database, primary, options);
    if (options.prepared) await product.prepareAnswers();
    await askAll(product.url, conversations, 4);
    const { rows: found } = await product.pool.query<{
      turns: number;
      asked: number;
      known: number;
      knownAsked: number;
      prepared: number;
      quoted: number;
      usd: number;
    }>(
      `SELECT count(*)::int AS turns, count(*) FILTER (WHERE tokens_in > 0)::int AS asked,
         count(*) FILTER (WHERE is_known)::int AS known,
         count(*) FILTER (WHERE is_known AND tokens_in > 0)::int AS "knownAsked",
         count(*) FILTER (WHERE how LIKE 'prepared%')::int AS prepared,
         count(*) FILTER (WHERE how LIKE 'composed without a model%')::int AS quoted,
         sum(cost_micro_usd)::float8 / 1e6 AS usd
       FROM (SELECT *, EXISTS (SELECT 1 FROM jsonb_array_elements(trace) AS s WHERE s->>'decision' LIKE 'answer %') AS is_known,
         (SELECT s->>'decision' FROM jsonb_array_elements(trace) AS s WHERE s->>'stage' = 'respond') AS how FROM turn) t`,
    );
    const { turns: all = 0, asked = 0, known = 0, knownAsked = 0, prepared = 0, quoted = 0, usd = 0 } = found[0] ?? {};
    rows.push([
      title,
      (usd / all).toFixed(6),
      `${asked} of ${all}`,
      `${knownAsked} of ${known}`,
      `${prepared}`,
      `${quoted}`,
    ]);
    say(`${title}. ${await contextOf(product)}`);
  };
  await run("prepared answers", { prepared: true });
  await run("no prepared answers", {});
  await run("models: { write: always }", { modelWritesAll: true });
  const head = ["shop", "USD a turn", "turns with a model call", "of knowledge turns", "prepared", "quoted"];
  say(`\n${table(head, rows)}`);
}

async function contextOf({ pool }: Product): Promise<string> {
  const { rows } = await pool.query<{ call: number | null; turn: number | null }>(
    `SELECT max(tokens) AS call, max(total)::int AS turn FROM (
       SELECT tokens_in + tokens_out AS tokens, sum(tokens_in) OVER (PARTITION BY turn_id) AS total FROM model_call) c`,
  );
  return `Most tokens in a call, answer included: ${rows[0]?.call ?? 0}; most context tokens in a turn: ${rows[0]?.turn ?? 0}`;
}

function isHonest({ text, outcome }: Heard): boolean {
  return text.length > 0 && outcome !== "";
}

function repeated(list: readonly (readonly string[])[], count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, at) => list[at % list.length] ?? []);
}
