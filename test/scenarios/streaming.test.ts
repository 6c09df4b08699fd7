import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "../fakes/openai/start.ts";
import { client, openSocket } from "../http/support/calls.ts";
import { startTestApp, type TestApp } from "../support/app.ts";

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

it("an app reads along while the model writes, and then has the whole reply", async () => {
  const truth = "You can return items within 30 days of delivery.";
  await fake.behave({ respond: "own-words", values: { text: `${truth} ${truth} ${truth}` }, wordMs: 20 });
  const started = await client(product.url).start({ channel: "api" });
  const { socket, until, frames } = await openSocket(product.url, started.token);
  await started.say("1", "How many days do I have to return something?");
  await until((frame) => frame.type === "message" && frame.message?.from === "bot");
  const types = frames.map(({ type }) => type);
  expect(types.indexOf("partial")).toBeGreaterThan(-1);
  expect(types.indexOf("partial")).toBeLessThan(types.lastIndexOf("message"));
  const partial = frames.find(({ type }) => type === "partial") as unknown as { partial: { text: string } };
  expect(partial.partial.text).toMatch(/virtual assistant[\s\S]+30 days of delivery\.$/);
  socket.close();
});
