import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { telegramCustomer } from "./telegram-customer.ts";

let fake: FakeTelegram;
let product: TestApp;
beforeAll(async () => {
  fake = await startFakeTelegram();
  product = await startTestApp({ env: { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.url } });
}, 120_000);
afterAll(async () => {
  await product?.[Symbol.asyncDispose]();
  await fake?.[Symbol.asyncDispose]();
});

it("greets a customer who presses Start", async () => {
  const heard = await telegramCustomer(fake, product, 501).say("/start");
  expect(heard.text).toMatch(/welcome|hello/i);
});

it("says honestly that it cannot see a picture, and keeps the file for agents", async () => {
  const customer = telegramCustomer(fake, product, 502);
  const heard = await customer.say("", {
    text: undefined,
    photo: [{ file_id: "p1", file_unique_id: "u", width: 1, height: 1 }],
  });
  expect(heard.text).toMatch(/can't look at pictures/);
  const rows = await product.app.transcript.after(await customer.conversationId(), 0, {
    limit: 5,
    includeNotes: false,
  });
  expect(rows[0]?.content.attachments).toMatchObject([{ kind: "image", ref: "p1" }]);
});

it("answers an album of pictures with one reply", async () => {
  const photo = (n: number) => ({
    text: undefined,
    media_group_id: "album",
    photo: [{ file_id: `a${n}`, file_unique_id: "u", width: 1, height: 1 }],
  });
  await Promise.all(Array.from({ length: 5 }, (_, n) => fake.say(503, "", photo(n))));
  const customer = telegramCustomer(fake, product, 503);
  const heard = await customer.say("these came broken, order NG-10234");
  expect(heard.text).not.toBe("");
  const { rows } = await product.pool.query(
    "SELECT count(DISTINCT id)::int AS n FROM conversation WHERE thread_id = '503'",
  );
  expect(rows[0]?.n).toBe(1);
});
