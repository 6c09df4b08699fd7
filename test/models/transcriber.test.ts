import { afterAll, beforeAll, expect, it } from "vitest";
import type { ModelLedger, Spent } from "../../src/core/contracts/model-ledger.ts";
import { createTranscriber } from "../../src/models/transcriber.ts";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";

let fake: FakeOpenAi;
beforeAll(async () => {
  fake = await startFakeOpenAi("sk-speech-canary");
});
afterAll(() => fake?.[Symbol.asyncDispose]());

function listening(leaves = true) {
  const spent: Spent[] = [];
  const ledger: ModelLedger = {
    reserve: async ({ model, purpose, microUsd }) =>
      leaves ? { model, purpose, microUsd, day: "2026-01-01" } : undefined,
    settle: async (_reservation, what) => {
      spent.push(what);
      return { todayMicroUsd: 0, alert: false };
    },
  };
  const transcriber = createTranscriber({ model: "whisper-1", apiKey: fake.key, baseUrl: fake.url }, ledger);
  const hear = (signal = AbortSignal.timeout(5_000)) =>
    transcriber.transcribe({
      bytes: Buffer.from("sound"),
      mimeType: "audio/mp4; codecs=mp4a",
      language: "de-AT",
      signal,
    });
  return { hear, spent };
}

it("says what it hears in the language it was told, by a name that says nothing of the customer", async () => {
  await fake.behave({ heard: "guten Tag" });
  const { hear, spent } = listening();
  expect(await hear()).toEqual({ text: "guten Tag" });
  expect((await fake.ledger()).at(-1)?.recording).toMatchObject({
    fields: { model: "whisper-1", language: "de", response_format: "json" },
    fileName: "recording.m4a",
    bytes: 5,
  });
  expect(spent).toMatchObject([{ failed: false }]);
});

it.each(["401", "500", "429", "html", "hang"] as const)(
  "fails on %s within its time, once, without the key",
  async (fault) => {
    await fake.behave({ fault });
    const { hear } = listening();
    const before = (await fake.ledger()).length;
    const failed = await hear(AbortSignal.timeout(800)).catch((error: Error) => error);
    expect(failed).toBeInstanceOf(Error);
    expect(JSON.stringify([String(failed), failed])).not.toContain(fake.key);
    expect((await fake.ledger()).length - before).toBe(1);
  },
);

it("does not listen when the daily budget leaves nothing", async () => {
  await fake.behave({ heard: "x" });
  const before = (await fake.ledger()).length;
  await expect(listening(false).hear()).rejects.toThrow(/LLM_DAILY_BUDGET_USD/);
  expect((await fake.ledger()).length).toBe(before);
});
