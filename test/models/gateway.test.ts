import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLanguageModel, type GatewaySettings } from "../../src/models/gateway.ts";
import { type FakeOpenAi, refusedUrl, startFakeOpenAi } from "../fakes/openai/start.ts";
import { faults } from "../fakes/openai/state.ts";
import { freeLedger, question } from "./setup.ts";

let first: FakeOpenAi;
let second: FakeOpenAi;
const logged: string[] = [];
const log = (event: string, fields?: object) => void logged.push(JSON.stringify({ event, ...fields }));

beforeAll(async () => {
  [first, second] = await Promise.all([startFakeOpenAi("sk-canary-first"), startFakeOpenAi("sk-canary-second")]);
});
afterAll(async () => {
  await Promise.all([first, second].map((fake) => fake[Symbol.asyncDispose]()));
});
beforeEach(async () => {
  logged.length = 0;
  await Promise.all([first.behave({}), second.behave({})]);
});

const primary = (): GatewaySettings => ({ baseUrl: first.url, apiKey: first.key, deadlineMs: 1_600 });
const both = (): GatewaySettings => ({
  ...primary(),
  fallbacks: [{ baseUrl: second.url, apiKey: second.key, model: "gpt-4.1-mini" }],
});
const gateway = (settings: GatewaySettings, ledger = freeLedger()) => createLanguageModel(settings, { log, ledger });
const callsOf = async (fake: FakeOpenAi, act: () => Promise<unknown>) => {
  const before = (await fake.ledger()).length;
  await act();
  return fake.ledger(before);
};
/** Tools make the faults of tool calls possible. */
const withTool = question({
  tools: [
    {
      name: "get_order_status",
      description: "Where an order is.",
      parameters: {
        type: "object",
        properties: { orderId: { type: "string" } },
        required: ["orderId"],
        additionalProperties: false,
      },
    },
  ],
});
const truth = { text: "You may return goods within 30 days.", citations: ["returns"] };

describe("a model that is well", () => {
  it.each([
    ["streams", {}],
    ["does not stream", { plain: true }],
    ["reports no usage", { withoutUsage: true }],
  ])("is understood when it %s", async (_, behaviour) => {
    await first.behave(behaviour);
    const answer = await gateway(primary()).complete(question());
    expect(JSON.parse(answer.text)).toEqual(truth);
    expect(answer).toMatchObject({ model: "gpt-4o-mini", toolCalls: [] });
    expect(answer.tokensIn).toBeGreaterThan(50);
    expect(answer.costMicroUsd).toBe(Math.ceil(answer.tokensIn * 0.15 + answer.tokensOut * 0.6));
  });

  it("may put a fence around its JSON", async () => {
    await first.behave({ fixed: `Sure!\n\`\`\`json\n${JSON.stringify(truth)}\n\`\`\`` });
    expect(JSON.parse((await gateway(primary()).complete(question())).text)).toEqual(truth);
  });

  it("is asked for a stream with usage, a schema and a length", async () => {
    const [call] = await callsOf(first, () => gateway(primary()).complete(question()));
    expect(call?.body).toMatchObject({
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 400,
      temperature: 0,
      response_format: { type: "json_schema" },
    });
  });
});

describe("one provider with a fault", () => {
  it.each(faults.filter((fault) => fault !== "duplicate-calls"))(
    "%s: gives an error without text or key after one call",
    async (fault) => {
      await first.behave({ fault });
      const calls = await callsOf(first, async () => {
        const failed: Error = await gateway(primary())
          .complete(withTool)
          .then(
            () => new Error("answered"),
            (error: Error) => error,
          );
        expect(failed).toMatchObject({ name: "AppError", kind: "upstream_failed" });
        expect(failed.cause).toBeUndefined();
      });
      expect(calls).toHaveLength(1);
      expect(logged).toHaveLength(1);
      expect(logged.join()).not.toMatch(/sk-canary|127\.0\.0\.1|goods|hotel/);
    },
  );

  it.each(faults.filter((fault) => fault !== "duplicate-calls"))("%s: the fallback answers", async (fault) => {
    await first.behave({ fault });
    const answer = await gateway(both()).complete(withTool);
    expect(JSON.parse(answer.text)).toEqual(truth);
    expect(answer.model).toBe("gpt-4.1-mini");
  });

  it("a refused connection costs nothing, and the fallback answers", async () => {
    const ledger = freeLedger();
    const answer = await gateway({ ...both(), baseUrl: await refusedUrl() }, ledger).complete(question());
    expect(answer.model).toBe("gpt-4.1-mini");
    expect(ledger.settled[0]).toMatchObject({ failed: true, microUsd: 0 });
  });

  it("the same call several times counts once", async () => {
    await first.behave({ fault: "duplicate-calls" });
    const { toolCalls } = await gateway(primary()).complete(withTool);
    expect(toolCalls).toHaveLength(1);
    expect(toolCalls[0]).toMatchObject({ name: "get_order_status", argumentsJson: '{"orderId":"NG-10311"}' });
  });

  it("another form than asked is no answer", async () => {
    await first.behave({ respond: "broken-form" });
    await expect(gateway(primary()).complete(question())).rejects.toMatchObject({ kind: "upstream_failed" });
  });

  it("a call that may have been charged counts as spent", async () => {
    const ledger = freeLedger();
    await first.behave({ fault: "half" });
    await gateway(primary(), ledger)
      .complete(question())
      .catch(() => undefined);
    expect(ledger.settled[0]?.microUsd).toBeGreaterThan(0);
  });
});

describe("with both providers dead", () => {
  it("gives up, stops calling after five failures, and never bypasses the open breaker", async () => {
    await Promise.all([first.behave({ fault: "500" }), second.behave({ fault: "500" })]);
    const model = gateway(both());
    const before = [(await first.ledger()).length, (await second.ledger()).length] as const;
    for (let turn = 0; turn < 40; turn++)
      await expect(model.complete(question())).rejects.toMatchObject({ kind: "upstream_failed" });
    expect(await first.ledger(before[0])).toHaveLength(5);
    expect(await second.ledger(before[1])).toHaveLength(5);
  });

  it("a turn that waited in vain once does not wait again", async () => {
    await first.behave({ fault: "hang" });
    const model = gateway(primary());
    const calls = await callsOf(first, async () => {
      await model.complete(question({ conversationId: "c1", purpose: "classify" })).catch(() => undefined);
      await expect(model.complete(question({ conversationId: "c1" }))).rejects.toMatchObject({
        kind: "upstream_failed",
      });
    });
    expect(calls).toHaveLength(1);
  });

  it("leaves a provider alone for as long as it asked", async () => {
    await first.behave({ fault: "429-retry-after", faultTimes: 1 });
    let now = 0;
    const model = createLanguageModel(primary(), { log, ledger: freeLedger(), now: () => now });
    await expect(model.complete(question())).rejects.toMatchObject({ kind: "upstream_failed" });
    now = 6_900;
    expect(await callsOf(first, () => model.complete(question()).catch(() => undefined))).toHaveLength(0);
    now = 7_100;
    expect(JSON.parse((await model.complete(question())).text)).toEqual(truth);
  });
});
