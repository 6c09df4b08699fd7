// npm run bench:knowledge: 10,000 sources searched in memory, a graph of 100,000 nodes walked in the database.
import pg from "pg";
import { buildKnowledgeIndex } from "../src/core/knowledge/build-knowledge-index.ts";
import type { Meanings } from "../src/core/knowledge/source-meaning.ts";
import { playbookSchema } from "../src/core/playbook/schema.ts";
import { loadLocalEncoder } from "../src/models/encoder/index.ts";
import { migrate } from "../src/store/migrate.ts";
import { createPolicyGraph } from "../src/store/policy-graph.ts";
import { ms, spread } from "./figures.ts";
import { startDatabase } from "./surroundings.ts";

const SOURCES = 10_000;
const QUESTIONS = 300;
const PRODUCTS = 98_000;
const CATEGORIES = 1_900;
const SUPPLIERS = 100;
const VECTOR_SIZE = 512;
const REPLY = "It comes without a charger. The cable is in the box.";

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let seed = 1;
const chance = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};
const below = (limit: number): number => Math.floor(chance() * limit);

/** Invented words with the frequencies of a language: the n-th most common is used as often as 1/n. */
function sentence(length: number): string {
  const word = (): string =>
    `w${Math.floor(20_000 ** chance())}`.replace(
      /\d/g,
      (digit) => "bcdfghjklm".charAt(Number(digit)) + "aeiou".charAt(Number(digit) % 5),
    );
  return `${Array.from({ length }, word).join(" ")}.`;
}

const ORDINARY =
  "charger battery cable large small box return price ship water warm colour week month order refund store case size weight".split(
    " ",
  );
const ordinary = (): string => ORDINARY[below(ORDINARY.length)] ?? "";
/** As customers ask, for the encoder: it takes longer over invented words. */
const question = (): string =>
  `Does the ${ordinary()} one come with a ${ordinary()} and a ${ordinary()}, or is the ${ordinary()} number ${below(1_000_000)} sold alone?`;

function vector(): Float32Array {
  const numbers = Float32Array.from({ length: VECTOR_SIZE }, () => chance() - 0.5);
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

async function benchSearch(): Promise<void> {
  const sources = Array.from({ length: SOURCES }, (_, at) => ({
    id: `s${at}`,
    title: sentence(4),
    text: Array.from({ length: 6 }, () => sentence(14)).join(" "),
    tier: "silver" as const,
  }));
  const playbook = playbookSchema.parse({
    name: "bench",
    languages: ["en"],
    intents: [{ id: "any", examples: ["anything"] }],
    sources,
  });
  const encoder = await loadLocalEncoder();
  const made = vector();
  // Sources were read at another time, so any vector will do for them; questions are read when they are asked.
  let asked = "";
  const ofQuestion = (text: string): Float32Array => (encoder ? encoder.of(text === REPLY ? text : asked) : made);
  const meanings: Meanings = {
    size: VECTOR_SIZE,
    ofSource: vector,
    ofQuestion,
    ofReply: ofQuestion,
    attend: async () => undefined,
    readAhead: () => undefined,
  };
  const startedAt = performance.now();
  const index = buildKnowledgeIndex(playbook, meanings);
  say(`index of ${SOURCES} sources with vectors: built in ${ms(performance.now() - startedAt)} ms`);
  const ask = (text: string): void => {
    index.search({ text, language: "en", productIds: [], limit: 8, context: { reply: REPLY, asked: text } });
  };
  const timesOf = (prepare: (text: string) => void): number[] =>
    Array.from({ length: QUESTIONS }, () => {
      asked = question();
      const text = sentence(8);
      prepare(text);
      const before = performance.now();
      ask(text);
      return performance.now() - before;
    });
  timesOf(ofQuestion);
  const report = (what: string, times: readonly number[]): void => {
    const { p50, p95, p99 } = spread(times);
    say(`${what}: p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)} ms (aim: p95 15)`);
  };
  report("search alone", timesOf(ofQuestion));
  if (encoder)
    report(
      "search, with the question read by the encoder",
      timesOf(() => undefined),
    );
  else say("the sentence encoder is not installed: its time is missing");
}

async function benchGraph(): Promise<void> {
  const database = await startDatabase();
  const url = await database.fresh("bench_graph");
  await migrate(url);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // Its connections may still be closing when the server stops.
  pool.on("error", () => undefined);
  try {
    await pool.query(
      `INSERT INTO graph_node SELECT 'c' || n, 'category', 'Category ' || n FROM generate_series(0, ${CATEGORIES - 1}) n
       UNION ALL SELECT 's' || n, 'supplier', 'Supplier ' || n FROM generate_series(0, ${SUPPLIERS - 1}) n
       UNION ALL SELECT 'p' || n, 'product', 'Product ' || n FROM generate_series(0, ${PRODUCTS - 1}) n`,
    );
    // Categories stand below one another, seven to ten deep.
    await pool.query(
      `INSERT INTO graph_edge SELECT 'c' || n, 'c' || (n / 2) FROM generate_series(1, ${CATEGORIES - 1}) n
       UNION ALL SELECT 'p' || n, 'c' || (n % ${CATEGORIES}) FROM generate_series(0, ${PRODUCTS - 1}) n
       UNION ALL SELECT 'p' || n, 's' || (n % ${SUPPLIERS}) FROM generate_series(0, ${PRODUCTS - 1}) n`,
    );
    await pool.query(
      `INSERT INTO source (id, title, text, tier, tags, language, product_ids)
       SELECT 'policy' || n, 'Policy', 'Text ' || n, 'gold', '{}', 'en', '{}' FROM generate_series(0, 199) n`,
    );
    await pool.query(
      `INSERT INTO graph_policy SELECT 'c' || n, 'returns', 'policy' || n FROM generate_series(20, 199) n
       UNION ALL SELECT 's' || n, 'returns', 'policy' || n FROM generate_series(0, 9) n
       UNION ALL SELECT 'global', 'returns', 'policy10'`,
    );
    await pool.query("ANALYZE graph_node, graph_edge, graph_policy, source");
    const graph = createPolicyGraph(pool, () => "2026-11-25");
    const timed = async (times: number, run: () => Promise<unknown>): Promise<string> => {
      const took: number[] = [];
      for (let n = 0; n < times; n++) {
        const before = performance.now();
        await run();
        took.push(performance.now() - before);
      }
      const { p50, p95 } = spread(took);
      return `p50 ${ms(p50)}, p95 ${ms(p95)} ms`;
    };
    say(
      `graph of ${PRODUCTS + CATEGORIES + SUPPLIERS} nodes, policy of a product: ${await timed(QUESTIONS, () => graph.policy("returns", `p${below(PRODUCTS)}`))}`,
    );
    say(
      `… reach of a policy on a category: ${await timed(10, () => graph.reach({ type: "returns", productIds: [`c${20 + below(100)}`] }))}`,
    );
    say(`… reach of a policy on everything: ${await timed(3, () => graph.reach({ type: "returns", productIds: [] }))}`);
  } finally {
    await pool.end();
    await database.stop();
  }
}

await benchSearch();
await benchGraph();
