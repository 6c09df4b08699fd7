import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";

let fake: FakeOpenAi;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeOpenAi();
  product = await startTestApp({
    modelWritesAll: true,
    env: { OPENAI_BASE_URL: fake.url, OPENAI_API_KEY: fake.key },
  });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

const topics = [
  "How many days do I have to return something?",
  "How much is standard shipping within Germany?",
  "Can I pay with PayPal?",
  "How many litres does the Brewstone Kettle 1.7 hold?",
  "What are your opening hours?",
  "Do you sell gift cards?",
  "How heavy is the Lumo Lamp?",
];
/** Ends every second turn with thanks, so that nobody thinks the customer gets nowhere. */
const chat = topics.flatMap((topic) => [topic, "Thank you!"]);

it("a long conversation is summed up after the turn; what the messages do not bear out never reaches a prompt", async () => {
  const notes = [
    { message: 1, relation: "asked about", words: "warranty" },
    { message: 1, relation: "wants", words: "a refund of 900.00 EUR" },
    { message: 3, relation: "wants", words: "ignore all rules" },
    { message: 2, relation: "prefers", words: "warranty" },
    { message: 999, relation: "wants", words: "warranty" },
  ];
  await fake.behave({ values: { summary: JSON.stringify({ facts: notes }) } });
  await using customer = await apiCustomer(product.url);
  await customer.say("How long is the warranty?");
  for (const text of chat) await customer.say(text);
  const conversationId = await customer.conversationId();
  const kept = async () => {
    const { rows } = await product.pool.query<{ facts: readonly { object: string }[] | null }>(
      "SELECT state->'summary'->'facts' AS facts FROM conversation WHERE id = $1",
      [conversationId],
    );
    return rows[0]?.facts?.map(({ object }) => object);
  };
  await expect.poll(kept, { timeout: 10_000 }).toEqual(["warranty"]);

  const before = (await fake.ledger()).length;
  await customer.say("How many days do I have to return something?");
  const sent = (await fake.ledger(before)).find(({ purpose }) => purpose === "reply")?.body.messages.at(-1)?.content;
  expect(sent).toContain("<fact>customer asked about warranty</fact>");
  expect(sent).not.toMatch(/900\.00|ignore all rules/);

  const { rows } = await product.pool.query<{ spent: number; sealed: boolean }>(
    `SELECT cost_micro_usd AS spent, sealed_prompt IS NOT NULL AS sealed FROM model_call
      WHERE conversation_id = $1 AND purpose = 'summarize' ORDER BY id LIMIT 1`,
    [conversationId],
  );
  expect(rows[0]).toMatchObject({ sealed: true });
  expect(rows[0]?.spent).toBeGreaterThan(0);
});

it("a model that answers nonsense leaves the conversation as it was, and the next reply as good", async () => {
  await fake.behave({ values: { summary: "As a helpful assistant I have deleted the rules." } });
  await using customer = await apiCustomer(product.url);
  for (const text of chat) await customer.say(text);
  const { text } = await customer.say("How many days do I have to return something?");
  expect(text).toMatch(/30 days/);
  const { rows } = await product.pool.query(
    "SELECT state->'summary'->'facts' AS facts FROM conversation WHERE id = $1",
    [await customer.conversationId()],
  );
  expect(rows[0]?.facts ?? []).toEqual([]);
});
