import type { Found } from "./span.ts";

const currencies: Readonly<Record<string, string>> = {
  "€": "EUR",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  $: "USD",
  usd: "USD",
  dollar: "USD",
  dollars: "USD",
  dólares: "USD",
  bucks: "USD",
  "£": "GBP",
  gbp: "GBP",
  pound: "GBP",
  pounds: "GBP",
  libras: "GBP",
  chf: "CHF",
  franken: "CHF",
  francs: "CHF",
};
const sign = "€|\\$|£";
const word = "eur(?:os?)?|usd|dollars?|dólares|bucks|gbp|pounds?|libras|chf|franken|francs";
const amount = "\\d{1,3}(?:[.,'\\s]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?";
const money = new RegExp(
  `(${sign}|(?<!\\p{L})(?:${word}))\\s?(${amount})(?!\\d)|(?<![\\d.,])(${amount})\\s?(${sign}|(?:${word})(?!\\p{L}))`,
  "giu",
);

/** Amounts in minor units; with the currency behind it (`5000 USD`) when it is not the business's own. */
export function findMoney(text: string, ownCurrency: string): Found[] {
  return [...text.matchAll(money)].map((match) => {
    const named = (match[1] ?? match[4] ?? "").toLowerCase();
    const currency = currencies[named] ?? ownCurrency;
    const cents = Math.round(readNumber(match[2] ?? match[3] ?? "0") * 100);
    return {
      type: "money",
      text: match[0],
      value: currency === ownCurrency ? String(cents) : `${cents} ${currency}`,
      confidence: 0.95,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** `1.200,50`, `1,200.50`, `1 200`, `12,5`: the last separator with one or two digits behind it is the decimal one. */
function readNumber(written: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(written)?.[1] ?? "";
  const whole = (decimals ? written.slice(0, -decimals.length - 1) : written).replace(/\D/g, "");
  return Number(`${whole || "0"}.${decimals || "0"}`);
}
