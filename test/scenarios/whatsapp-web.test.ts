import { afterAll, beforeAll, describe, it } from "vitest";
import { startWhatsAppWeb, type WhatsAppWeb } from "../adapters/whatsapp-web-setup.ts";
import { play } from "./play.ts";
import { shopScenarios } from "./shop.ts";
import { whatsappWebCustomer } from "./whatsapp-web-customer.ts";

let wa: WhatsAppWeb;
beforeAll(async () => {
  wa = await startWhatsAppWeb();
  wa.startAdapter();
}, 150_000);
afterAll(() => wa?.[Symbol.asyncDispose]());

describe("customers of the shop on WhatsApp Web", () => {
  it.each(shopScenarios.map((scenario, n) => [scenario.name, scenario, 15_553_000_000 + n] as const))(
    "%s",
    async (_name, scenario, number) => {
      await using customer = whatsappWebCustomer(wa, `${number}@s.whatsapp.net`);
      await play(scenario, customer, wa.product);
    },
  );
});
