import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";

let fake: FakeOpenAi;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeOpenAi();
  product = await startTestApp({ env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key } });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});
beforeEach(() => fake.behave({}));

describe("customers of the shop, with a model that tells the truth", () => {
  it.each(shopScenarios.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    await using customer = await apiCustomer(product.url);
    await play(scenario, customer, product);
  });
});

/** What anybody may ask, what is true about it, and a lie that this product's or shop's sources do not bear. */
const questions = [
  { ask: "How many days do I have to return something?", truth: /30 days/, source: "warranty" },
  { ask: "How much is standard shipping within Germany?", truth: /4\.90/, source: "brewstone-kettle" },
  { ask: "¿Cuánto cuesta el envío estándar en Alemania?", truth: /4,90/, source: "lumo-lamp" },
  { ask: "Wie viel kostet der Standardversand innerhalb Deutschlands?", truth: /4,90/, source: "gift-cards" },
  { ask: "How many litres does the Brewstone Kettle 1.7 hold?", truth: /1\.7 litres/, source: "brewstone-kettle-go" },
];

interface TurnRow {
  readonly outcome: string;
  readonly written: string | null;
  readonly decisions: string;
}

async function ask(question: string) {
  await using customer = await apiCustomer(product.url);
  const before = (await fake.ledger()).length;
  const { text, sources } = await customer.say(question);
  const calls = await fake.ledger(before);
  const conversationId = await customer.conversationId();
  const { rows } = await product.pool.query<TurnRow>(
    `SELECT outcome, draft->>'from' AS written, trace::text AS decisions FROM turn WHERE conversation_id = $1`,
    [conversationId],
  );
  const delivered = await product.pool.query<{ masked: string }>(
    "SELECT masked FROM message WHERE conversation_id = $1 AND author = 'bot'",
    [conversationId],
  );
  const acted = await product.pool.query(
    "SELECT tool FROM tool_call WHERE conversation_id = $1 AND risk <> 'read' AND tool <> 'create_ticket'",
    [conversationId],
  );
  return {
    text: [text, ...delivered.rows.map(({ masked }) => masked)].join("\n"),
    sources,
    calls,
    turn: rows[0],
    acted: acted.rows,
  };
}

describe("a model that tells the truth", () => {
  it.each(questions)("answers: $ask", async ({ ask: question, truth }) => {
    const heard = await ask(question);
    expect(heard.text).toMatch(truth);
    expect(heard.turn).toMatchObject({ outcome: "answered", written: "model" });
    expect(heard.sources).not.toHaveLength(0);
  });
});

const lies: readonly (readonly [string, RegExp, Readonly<Record<string, string>>?])[] = [
  ["claims-refund", /refunded|50\.00/],
  ["promises-call", /tomorrow|9:00/],
  ["invents-price", /3\.33/],
  ["leaks-prompt", /Rules, above|Internal mark|swb-/],
  ["leaks-canary", /swb-/],
  ["other-product", /1 litre\b|0\.5/, { text: "It holds 0.5 litres." }],
  ["other-product-right-source", /Studio One/, { text: "The Auralis Studio One has 40 hours of battery." }],
  ["forbidden-tool", /NG-10311|199/],
  ["html", /<|onerror|steal/],
  ["html-around-the-truth", /<|onclick|steal/],
  ["markdown-link", /\]\(|steal|Click/],
  ["emphasis", /\*/],
  ["markdown-image", /!\[|evil\.example/],
  ["foreign-token", /⟨(EMAIL|PHONE)_7|\[(EMAIL|PHONE)/],
  ["foreign-address", /mallory/],
];

describe.each(lies)("a model that %s", (respond, lie, values = {}) => {
  it.each(questions)("gets no lie to the customer who asks: $ask", async ({ ask: question, truth, source }) => {
    await fake.behave({ respond, values: { source, ...values } });
    const refunds = await product.pool.query("SELECT 1 FROM backoffice_refund");
    const heard = await ask(question);
    expect(heard.calls.map(({ purpose }) => purpose)).toContain("reply");
    expect(heard.text).not.toMatch(lie);
    if (heard.turn?.outcome === "handed-off") expect(heard.text).toMatch(/colleague|team|Kolleg|compañer|equipo/i);
    else expect(heard.text).toMatch(truth);
    expect(heard.acted).toEqual([]);
    expect((await product.pool.query("SELECT 1 FROM backoffice_refund")).rowCount).toBe(refunds.rowCount);
  });
});
