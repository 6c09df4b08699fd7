import { afterAll, beforeAll, describe, it } from "vitest";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/start.ts";
import { startTestApp, type TestApp } from "../support/app.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";
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

describe("customers of the shop on Telegram", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, 7000 + n] as const))(
    "%s",
    async (_name, scenario, chatId) => {
      await using customer = telegramCustomer(fake, product, chatId);
      await play(scenario, customer, product);
    },
  );
});
