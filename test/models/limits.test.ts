import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RecordedCall } from "../../src/core/contracts/model-ledger.ts";
import { tokensAtMost } from "../../src/core/tokens.ts";
import { createLanguageModel, type GatewaySettings } from "../../src/models/gateway.ts";
import { withRepeats } from "../../src/models/repeats.ts";
import { createRunLedger } from "../../src/models/run-ledger.ts";
import { loadTokenizers } from "../../src/models/tokenizer.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { freeLedger, question } from "./setup.ts";

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi();
});
afterAll(() => fake[Symbol.asyncDispose]());
beforeEach(() => fake.behave({}));

const settings = (more: Partial<GatewaySettings> = {}): GatewaySettings => ({
  baseUrl: fake.url,
  apiKey: fake.key,
  deadlineMs: 1_600,
  ...more,
});
const log = () => undefined;
const another = (model: string) => ({ baseUrl: fake.url, apiKey: fake.key, model });

describe("the context limit", () => {
  it("never lets more than 4,000 tokens leave, answer included", async () => {
    const model = createLanguageModel(settings(), { log, ledger: freeLedger() });
    const before = (await fake.ledger()).length;
    const long = (letters: number) =>
      question({ messages: [{ role: "user", content: "word ".repeat(letters / 5) }], maxTokens: 3_000 });
    await model.complete(long(6_000));
    await expect(model.complete(long(12_500))).rejects.toMatchObject({ kind: "too_large" });
    const sent = (await fake.ledger(before)).map(({ body }) => body as { max_tokens?: number });
    expect(sent).toHaveLength(1);
    expect((sent[0]?.max_tokens ?? 0) + tokensAtMost("word ".repeat(1_200))).toBeLessThanOrEqual(4_000);
  });
});

describe("tokenizers", () => {
  it("count as the model does, and what they do not know never too low", async () => {
    const tokenizers = await loadTokenizers(["gpt-4o-mini", "gpt-3.5-turbo", "llama3.2"]);
    // 21 is what js-tiktoken, another implementation, counts.
    const text = "You may return goods within 30 days. ¿Cuánto cuesta? <|endoftext|>";
    expect(tokenizers("gpt-4o-mini")(text)).toBe(21);
    expect(tokenizers("gpt-3.5-turbo")(text)).toBeGreaterThanOrEqual(21);
    expect(tokenizers("llama3.2")(text)).toBeGreaterThanOrEqual(tokenizers("gpt-3.5-turbo")(text));
  });

  it("take what looks like a control token for text, and a word without end in no time", async () => {
    const count = (await loadTokenizers(["gpt-4o-mini"]))("gpt-4o-mini");
    expect(count("<|endoftext|>")).toBeGreaterThan(1);
    const began = performance.now();
    expect(count("a".repeat(20_000))).toBeGreaterThan(2_000);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe("rate limits", () => {
  it("leave a model alone that had its calls of this minute, and ask the next one", async () => {
    let now = 0;
    const model = createLanguageModel(settings({ callsPerMinute: 2, fallbacks: [another("gpt-4.1-mini")] }), {
      log,
      ledger: freeLedger(),
      now: () => now,
    });
    const used: string[] = [];
    for (let call = 0; call < 4; call++) used.push((await model.complete(question())).model);
    expect(used).toEqual(["gpt-4o-mini", "gpt-4o-mini", "gpt-4.1-mini", "gpt-4.1-mini"]);
    await expect(model.complete(question())).rejects.toMatchObject({ kind: "rate_limited" });
    now = 60_001;
    expect((await model.complete(question())).model).toBe("gpt-4o-mini");
  });

  it("keep one conversation from using the model up for all", async () => {
    const model = createLanguageModel(settings(), { log, ledger: freeLedger() });
    for (let call = 0; call < 20; call++) await model.complete(question({ conversationId: "busy" }));
    await expect(model.complete(question({ conversationId: "busy" }))).rejects.toMatchObject({ kind: "rate_limited" });
    await expect(model.complete(question({ conversationId: "other" }))).resolves.toBeTruthy();
  });
});

describe("the ladder", () => {
  it("asks the cheapest model first once 80 % of the day's budget is spent", async () => {
    const { costMicroUsd } = await createLanguageModel(settings({ model: "gpt-4o" }), {
      log,
      ledger: freeLedger(),
    }).complete(question());
    const dailyBudgetUsd = (costMicroUsd * 10) / 1e6;
    const model = createLanguageModel(
      settings({ model: "gpt-4o", dailyBudgetUsd, fallbacks: [another("gpt-4.1-nano")] }),
      { log, ledger: createRunLedger() },
    );
    const used: string[] = [];
    for (let call = 0; call < 12; call++) used.push((await model.complete(question({ maxTokens: 16 }))).model);
    expect(used[0]).toBe("gpt-4o");
    expect(used.at(-1)).toBe("gpt-4.1-nano");
    expect(used.indexOf("gpt-4.1-nano")).toBeGreaterThan(6);
  });
});

describe("work that no customer waits for", () => {
  const background = () => question({ purpose: "summarize", background: true, conversationId: "c1" });

  it("makes way once 80 % of the day's budget is spent", async () => {
    const ledger = createRunLedger();
    const model = createLanguageModel(settings({ dailyBudgetUsd: 0.001 }), { log, ledger });
    const { costMicroUsd } = await model.complete(background());
    while ((await model.complete(question({ maxTokens: 16 }))) && (await spentBy(ledger)) < 800 + costMicroUsd);
    await expect(model.complete(background())).rejects.toMatchObject({ kind: "rate_limited" });
    await expect(model.complete(question({ maxTokens: 16 }))).resolves.toBeDefined();
  });

  it("takes the model from no customer when it fails", async () => {
    const model = createLanguageModel(settings(), { log, ledger: freeLedger() });
    await fake.behave({ fault: "half", faultTimes: 1 });
    await expect(model.complete(background())).rejects.toMatchObject({ kind: "upstream_failed" });
    await expect(model.complete(question({ conversationId: "c1" }))).resolves.toMatchObject({ model: "gpt-4o-mini" });
  });
});

/** What a run has spent: a reservation of nothing says it. */
async function spentBy(ledger: ReturnType<typeof createRunLedger>): Promise<number> {
  const reservation = await ledger.reserve({ model: "m", purpose: "p", microUsd: 0 });
  const nothing = { tokensIn: 0, tokensOut: 0, microUsd: 0, failed: false };
  return reservation ? (await ledger.settle(reservation, nothing)).todayMicroUsd : 0;
}

describe("three models", () => {
  it("are asked one after the other until one helps", async () => {
    const dead = { baseUrl: "http://127.0.0.1:9/v1", model: "gpt-4o-mini" };
    const model = createLanguageModel(
      { ...dead, fallbacks: [{ ...dead, model: "gpt-4o" }, another("gpt-4.1-mini")] },
      { log, ledger: freeLedger() },
    );
    expect((await model.complete(question())).model).toBe("gpt-4.1-mini");
  });
});

describe("repeats", () => {
  it("get the same answer for nothing until their time is over", async () => {
    const model = withRepeats(createLanguageModel(settings(), { log, ledger: freeLedger() }), 150);
    const first = await model.complete(question());
    await fake.behave({ respond: "broken-form" });
    const heard: string[] = [];
    const again = await model.complete(question({ turnId: "another" }), (text) => heard.push(text));
    expect(again).toMatchObject({ text: first.text, costMicroUsd: 0, tokensIn: 0 });
    expect(heard).toEqual([first.text]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(model.complete(question())).rejects.toMatchObject({ kind: "upstream_failed" });
  });

  it("of another prompt are none", async () => {
    const model = withRepeats(createLanguageModel(settings(), { log, ledger: freeLedger() }), 60_000);
    await model.complete(question());
    await fake.behave({ respond: "broken-form" });
    const other = question({ messages: [{ role: "user", content: "another source" }] });
    await expect(model.complete(other)).rejects.toMatchObject({ kind: "upstream_failed" });
  });
});

describe("the record of calls", () => {
  it("holds each call with its prompt, cost and problem, also of those that failed", async () => {
    const calls: RecordedCall[] = [];
    const record = async (call: RecordedCall) => void calls.push(call);
    const model = createLanguageModel(settings({ fallbacks: [another("gpt-4.1-mini")] }), {
      log,
      ledger: freeLedger(),
      calls: { record },
    });
    await fake.behave({ fault: "half", faultTimes: 1 });
    await model.complete(question({ conversationId: "c1", turnId: "t1" }));
    expect(calls).toMatchObject([
      { turnId: "t1", model: "gpt-4o-mini", problem: "the answer has no end" },
      { turnId: "t1", model: "gpt-4.1-mini", messages: question().messages },
    ]);
    expect(calls[1]?.problem).toBeUndefined();
    expect(calls[1]?.microUsd).toBeGreaterThan(0);
  });
});
