import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { faults } from "../fakes/openai/state.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";

/** What a customer writes, and what they hear whatever becomes of the models. */
const turns = [
  { say: "How many days do I have to return something?", hears: /30 days/ },
  { say: "¿Cuánto cuesta el envío estándar en Alemania?", hears: /4,90/ },
  { say: "Wie viel kostet der Standardversand innerhalb Deutschlands?", hears: /4,90/ },
  { say: "hmm the thing with the thing, you know, from before", hears: /\?|colleague|team/ },
];

let first: FakeOpenAi;
let second: FakeOpenAi;
beforeAll(async () => {
  [first, second] = await Promise.all([startFakeOpenAi("sk-canary-first"), startFakeOpenAi("sk-canary-second")]);
});
afterAll(async () => {
  await Promise.all([first, second].map((fake) => fake?.[Symbol.asyncDispose]()));
});

async function playAll(product: TestApp): Promise<void> {
  for (const { say, hears } of turns) {
    await using customer = await apiCustomer(product.url);
    const { text } = await customer.say(say);
    expect(text, say).toMatch(hears);
    expect(text).not.toMatch(/sk-canary|and so on and so on|undefined|\{"/);
    const { rows } = await product.pool.query<{ owner: string; tickets: string[] }>(
      "SELECT owner, ARRAY(SELECT ticket_id FROM handoff WHERE conversation_id = c.id) AS tickets FROM conversation c WHERE id = $1",
      [await customer.conversationId()],
    );
    if (rows[0]?.owner === "queue") expect(rows[0].tickets[0]).toBeTruthy();
    else expect(rows[0]?.owner).toBe("customer");
  }
}

describe("with both models at fault", () => {
  let product: TestApp;
  beforeAll(async () => {
    product = await startTestApp({
      modelWritesAll: true,
      env: {
        OPENAI_BASE_URL: first.url,
        OPENAI_API_KEY: first.key,
        LLM_FALLBACK_BASE_URL: second.url,
        LLM_FALLBACK_API_KEY: second.key,
        LLM_FALLBACK_MODEL: "gpt-4.1-mini",
        LLM_DEADLINE_MS: "400",
      },
    });
  }, 120_000);
  afterAll(() => product?.[Symbol.asyncDispose]());

  it.each(faults)("%s: the customer gets the composed answer or a person", async (fault) => {
    await Promise.all([first.behave({ fault }), second.behave({ fault })]);
    await playAll(product);
  });

  it("a model that is back is used again", async () => {
    await Promise.all([first.behave({}), second.behave({})]);
    await expect
      .poll(
        async () => {
          await using customer = await apiCustomer(product.url);
          await customer.say("How many days do I have to return something?");
          const { rows } = await product.pool.query(
            "SELECT draft->>'from' AS written FROM turn WHERE conversation_id = $1",
            [await customer.conversationId()],
          );
          return rows[0]?.written;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe("model");
  });
});
