import { afterAll, beforeAll, it } from "vitest";
import { startTestApp, type TestApp } from "../support/app.ts";
import { apiCustomer } from "./api-customer.ts";
import { play } from "./play.ts";
import type { Scenario } from "./scenario.ts";

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
}, 120_000);
afterAll(() => product[Symbol.asyncDispose]());

const scenarios: readonly Scenario[] = [
  {
    name: "en: two questions are answered in the order they were asked",
    steps: [
      {
        say: "What is your return policy, and how much does shipping to Germany cost?",
        hears: [/30 days[\s\S]*4\.90 EUR/],
        cites: /Returns[\s\S]*Shipping/,
      },
      {
        say: "How much does shipping to Germany cost? And what is your return policy?",
        hears: [/4\.90 EUR[\s\S]*30 days/],
      },
    ],
  },
  {
    name: "en: cancel one order, and where is the other: first the one, then the other",
    steps: [
      {
        say: "Please cancel my order NG-10302, and where is my other order NG-10234?",
        hears: [/wish to cancel[\s\S]*go on with your order status/],
      },
      { press: /yes/i, hears: [/code/i], never: [/cancel/] },
      { codeFor: "anna.berger@example.com", hears: [/NG-10234/, /DHL/], never: [/NG-10302/] },
    ],
  },
  {
    name: "de: zwei Fragen in einer Nachricht",
    steps: [
      {
        say: "Wie lange habe ich Garantie, und was kostet der Versand nach Österreich?",
        hears: [/2 Jahren[\s\S]*6,90 EUR/],
      },
    ],
  },
  {
    name: "es: una pregunta y una devolución",
    steps: [
      {
        say: "¿Cuánto cuesta el envío a Alemania? Y también quiero devolver mi pedido NG-10390",
        hears: [/4,90 EUR[\s\S]*Seguimos con tu reembolso/],
      },
      { press: /^sí/i, hears: [/motivo|razón|por qué/i], never: [/4,90/] },
    ],
  },
];

it.each(scenarios)("$name", async (scenario) => {
  await using customer = await apiCustomer(product.url);
  await play(scenario, customer, product, { sameDecisions: false });
});
